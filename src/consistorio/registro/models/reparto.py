"""How what was filed goes round the house: the ledger of its movements."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from consistorio.plataforma.db.schema import SOLO_ANEXAR
from consistorio.plataforma.models import DeEntidad


class Movimiento(DeEntidad):
    """A step of a delivery: from whom, to whom, why, who did it and when. Never changed."""

    class Accion(models.TextChoices):
        COGER = "coger", _("La coge")
        ASIGNAR = "asignar", _("Asignada")
        SOLTAR = "soltar", _("Liberada")
        REENVIAR = "reenviar", _("Reenviada a otra unidad")
        DEVOLVER = "devolver", _("Devuelta a la oficina de registro")
        COPIAR = "copiar", _("Copia para conocimiento")
        INCOAR = "incoar", _("Abierto expediente")
        ARCHIVAR = "archivar", _("Terminada sin expediente")
        REABRIR = "reabrir", _("Reabierta")
        LEER = "leer", _("Enterada")

    asiento = models.ForeignKey(
        "registro.Asiento", on_delete=models.PROTECT, related_name="movimientos"
    )
    accion = models.CharField(max_length=10, choices=Accion)
    de_unidad_id = models.UUIDField()
    a_unidad_id = models.UUIDField()
    de_persona = models.CharField(max_length=20, blank=True)
    a_persona = models.CharField(max_length=20, blank=True)
    motivo = models.CharField(max_length=500, blank=True)
    hecho_por = models.CharField(max_length=40)
    hecho_en = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table_comment = SOLO_ANEXAR
        indexes = [
            models.Index(fields=["entidad", "asiento", "hecho_en"], name="movimiento_de_asiento"),
        ]
