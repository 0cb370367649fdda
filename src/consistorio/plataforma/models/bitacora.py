from __future__ import annotations

from django.db import models

from consistorio.plataforma.db.schema import SOLO_ANEXAR
from consistorio.plataforma.models.entidad import DeEntidad


class Anotacion(DeEntidad):
    """Who did, or read, what and when (ENS op.exp.8). Never the personal data themselves."""

    anotada_en = models.DateTimeField(auto_now_add=True)
    clase = models.CharField(max_length=10)
    identificador = models.CharField(max_length=40)
    accion = models.CharField(max_length=60)
    objeto = models.CharField(max_length=40)
    objeto_id = models.UUIDField(null=True)
    resultado = models.CharField(max_length=20)
    detalle = models.JSONField(default=dict)

    class Meta:
        db_table_comment = SOLO_ANEXAR
        indexes = [
            models.Index(fields=["entidad", "objeto_id", "anotada_en"], name="bitacora_objeto"),
            models.Index(fields=["entidad", "identificador", "anotada_en"], name="bitacora_actor"),
        ]
