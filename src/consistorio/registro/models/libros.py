"""Libros that have been taken out of the house, sealed."""

from __future__ import annotations

from django.db import models

from consistorio.plataforma.db.schema import SOLO_ANEXAR
from consistorio.plataforma.models import DeEntidad
from consistorio.registro.models.asientos import Sentido


class LibroExportado(DeEntidad):
    """A sealed export of a libro, between two days included. The PDF carries the hash of the data."""

    sentido = models.CharField(max_length=7, choices=Sentido)
    ejercicio = models.PositiveSmallIntegerField()
    desde = models.DateField()
    hasta = models.DateField()
    asientos = models.PositiveIntegerField()
    documento_id = models.UUIDField()
    datos_id = models.UUIDField()
    exportado_por = models.CharField(max_length=20)
    exportado_por_nombre = models.CharField(max_length=160)
    exportado_en = models.DateTimeField()

    class Meta:
        db_table_comment = SOLO_ANEXAR
        indexes = [
            models.Index(fields=["entidad", "-exportado_en"], name="libro_exportado"),
        ]
