"""Where what was filed is in the house."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from consistorio.plataforma.models import DeEntidad


class Entrega(DeEntidad):
    """Where an asiento is in the house: a fact of processing, never a condition of the filing."""

    class Estado(models.TextChoices):
        PENDIENTE = "pendiente", _("Pendiente")
        ACEPTADA = "aceptada", _("En trámite")
        TRAMITADA = "tramitada", _("Con expediente")
        ARCHIVADA = "archivada", _("Terminada sin expediente")
        REENVIADA = "reenviada", _("Reenviada a otra unidad")
        DEVUELTA = "devuelta", _("Devuelta a la oficina de registro")
        COPIA = "copia", _("Para conocimiento")
        LEIDA = "leida", _("Conocida")

    asiento = models.ForeignKey(
        "registro.Asiento", on_delete=models.PROTECT, related_name="entregas"
    )
    unidad_id = models.UUIDField()
    estado = models.CharField(max_length=10, choices=Estado, default=Estado.PENDIENTE)
    asignada_a = models.CharField(max_length=20, blank=True)
    expediente_id = models.UUIDField(null=True)
    recibida_en = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "asiento", "unidad_id"], name="entrega_unica"
            ),
        ]
        indexes = [
            models.Index(
                fields=["entidad", "unidad_id", "estado", "-recibida_en"], name="entrega_bandeja"
            ),
        ]
