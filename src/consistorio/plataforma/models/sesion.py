from __future__ import annotations

from django.db import models

from consistorio.plataforma.models.entidad import DeEntidad


class SesionWeb(DeEntidad):
    """A web session. The token is only in the browser; here, its SHA-256."""

    huella = models.CharField(max_length=64)
    clase = models.CharField(max_length=10)
    identificador = models.CharField(max_length=40)
    nombre = models.CharField(max_length=160)
    evidencia_id = models.UUIDField(null=True)
    datos = models.JSONField(default=dict)
    abierta_en = models.DateTimeField()
    vista_en = models.DateTimeField()
    caduca_en = models.DateTimeField()
    cerrada_en = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entidad", "huella"], name="sesion_huella_unica"),
        ]
