"""The seals that an entidad has had, one after another."""

from __future__ import annotations

from django.db import models

from consistorio.plataforma.db.schema import SOLO_ANEXAR
from consistorio.plataforma.models import DeEntidad


class SelloPuesto(DeEntidad):
    """
    From that moment the entidad seals with this key. Rows are only added; the last one counts.

    :param fuente: name of the token in the settings; empty, the seal of the installation.
    """

    clase = models.CharField(max_length=10)
    fuente = models.CharField(max_length=60, blank=True)
    etiqueta = models.CharField(max_length=200, blank=True)
    certificado = models.BinaryField()
    cadena = models.TextField(blank=True)
    puesto_por = models.CharField(max_length=120)
    puesto_en = models.DateTimeField()

    class Meta:
        db_table_comment = SOLO_ANEXAR
        indexes = [models.Index(fields=["entidad", "-puesto_en"], name="sello_puesto_en")]
