"""What stays in the office on paper, or as an object, and how it left."""

from __future__ import annotations

from django.db import models

from consistorio.plataforma.db.schema import SOLO_ANEXAR
from consistorio.plataforma.models import DeEntidad


class Custodia(DeEntidad):
    """Something of an asiento that was not returned at once."""

    asiento = models.ForeignKey(
        "registro.Asiento", on_delete=models.PROTECT, related_name="custodias"
    )
    que = models.CharField(max_length=200)
    ubicacion = models.CharField(max_length=80, blank=True)
    historico = models.BooleanField(default=False)
    recibido_el = models.DateField()
    vence_el = models.DateField()
    anotada_por = models.CharField(max_length=20)
    anotada_en = models.DateTimeField()

    class Meta:
        db_table_comment = SOLO_ANEXAR
        indexes = [models.Index(fields=["entidad", "vence_el"], name="custodia_vence")]


class SalidaDeCustodia(DeEntidad):
    """How it left: given back, sent to a unit, or destroyed. Once."""

    custodia = models.ForeignKey(
        "registro.Custodia", on_delete=models.PROTECT, related_name="salidas"
    )
    fin = models.CharField(max_length=10)
    a_quien = models.CharField(max_length=160, blank=True)
    hecha_por = models.CharField(max_length=20)
    hecha_por_nombre = models.CharField(max_length=160)
    hecha_en = models.DateTimeField()

    class Meta:
        db_table_comment = SOLO_ANEXAR
        constraints = [
            models.UniqueConstraint(fields=["entidad", "custodia"], name="sale_una_vez"),
        ]
