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
            models.Index(fields=["entidad", "hecho_por", "-hecho_en"], name="movimiento_de_quien"),
        ]


class ReglaDeReparto(DeEntidad):
    """A rule as it is now; what it has been is in its versions. The law of it: `rules.reparto`."""

    nombre = models.CharField(_("nombre"), max_length=120)
    orden = models.PositiveSmallIntegerField(_("orden"), default=100)
    activa = models.BooleanField(_("activa"), default=True)
    version = models.PositiveIntegerField(default=1)
    condiciones = models.JSONField(default=dict)
    destino_id = models.UUIDField(null=True)
    persona = models.CharField(max_length=20, blank=True)
    copias = models.JSONField(default=list)
    parar = models.BooleanField(_("no mirar más reglas"), default=False)

    class Meta:
        indexes = [models.Index(fields=["entidad", "orden", "id"], name="regla_por_orden")]


class VersionDeRegla(DeEntidad):
    """What a rule was after each change, who made it and when. Never changed."""

    regla = models.ForeignKey(
        "registro.ReglaDeReparto", on_delete=models.PROTECT, related_name="versiones"
    )
    version = models.PositiveIntegerField()
    contenido = models.JSONField()
    hecha_por = models.CharField(max_length=40)
    hecha_en = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table_comment = SOLO_ANEXAR
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "regla", "version"], name="version_de_regla_unica"
            ),
        ]
