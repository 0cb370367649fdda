"""The same step for many entries at once, by tandas, each of them one transaction."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from consistorio.plataforma.models import DeEntidad


class LoteDeReparto(DeEntidad):
    """
    A batch: what is done, who asked for it, and how far it has gone.

    :param clave: of who asks, so that asking twice is asking once.
    :param turno: changes when it is begun again: a task of the turn before does nothing.
    """

    class Accion(models.TextChoices):
        ASIGNAR = "asignar", _("Asignar a una persona")
        SOLTAR = "soltar", _("Liberar")
        REENVIAR = "reenviar", _("Reenviar a otra unidad")
        DEVOLVER = "devolver", _("Devolver a la oficina de registro")
        COPIAR = "copiar", _("Copia para conocimiento de otra unidad")
        LEER = "leer", _("Darse por enterada la unidad")
        ARCHIVAR = "archivar", _("Terminar sin expediente")
        REABRIR = "reabrir", _("Reabrir")
        REGLA = "regla", _("Aplicar una regla de reparto")

    class Estado(models.TextChoices):
        EN_CURSO = "en-curso", _("En curso")
        CANCELADO = "cancelado", _("Cancelado")
        ACABADO = "acabado", _("Acabado")

    accion = models.CharField(max_length=10, choices=Accion)
    unidad_id = models.UUIDField(null=True)
    persona = models.CharField(max_length=20, blank=True)
    motivo = models.CharField(max_length=500, blank=True)
    regla_id = models.UUIDField(null=True)
    version_de_regla = models.PositiveIntegerField(default=0)
    clase = models.CharField(max_length=10)
    pedido_por = models.CharField(max_length=40)
    pedido_por_nombre = models.CharField(max_length=160)
    pedido_en = models.DateTimeField()
    clave = models.CharField(max_length=64)
    estado = models.CharField(max_length=10, choices=Estado, default=Estado.EN_CURSO)
    turno = models.PositiveIntegerField(default=1)
    total = models.PositiveIntegerField()
    hechos = models.PositiveIntegerField(default=0)
    omitidos = models.PositiveIntegerField(default=0)
    fallidos = models.PositiveIntegerField(default=0)
    razones = models.JSONField(default=dict)
    avanzado_en = models.DateTimeField()
    acabado_en = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "pedido_por", "clave"], name="lote_de_reparto_unico"
            ),
        ]
        indexes = [
            models.Index(fields=["entidad", "pedido_por", "-pedido_en"], name="lote_de_quien"),
        ]


class TandaDeLote(DeEntidad):
    """
    A piece of a batch, done whole or not at all.

    :param asientos: those of it, as they were when the batch was asked for.
    :param sin_hacer: for each asiento that was not done, its result and the reason.
    """

    lote = models.ForeignKey(
        "registro.LoteDeReparto", on_delete=models.PROTECT, related_name="tandas"
    )
    numero = models.PositiveIntegerField()
    asientos = ArrayField(models.UUIDField())
    sin_hacer = models.JSONField(default=dict)
    hecha_en = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entidad", "lote", "numero"], name="tanda_unica"),
        ]
        indexes = [
            models.Index(
                fields=["entidad", "lote", "numero"],
                condition=models.Q(hecha_en__isnull=True),
                name="tanda_por_hacer",
            ),
        ]
