from __future__ import annotations

from django.db import models

from consistorio.plataforma.models.entidad import DeEntidad


class RespuestaGuardada(DeEntidad):
    """The one answer to a request with an Idempotency-Key, for whoever asks again."""

    solicitante = models.CharField(max_length=80)
    clave = models.CharField(max_length=64)
    huella = models.CharField(max_length=64)
    estado = models.PositiveSmallIntegerField()
    cuerpo = models.TextField()
    creada_en = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "solicitante", "clave"], name="respuesta_clave_unica"
            ),
        ]
