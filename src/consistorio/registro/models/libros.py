"""Libros that have been taken out of the house, sealed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from consistorio.plataforma.db.schema import SOLO_ANEXAR
from consistorio.plataforma.models import DeEntidad
from consistorio.registro.models.asientos import Sentido


class ExportacionDeLibro(DeEntidad):
    """
    A part of a libro that goes out in several tomos, one after another, each of them sealed.

    :param ultimo: the number of the last asiento when it was asked for: what comes after is not of it.
    """

    class Estado(models.TextChoices):
        EN_CURSO = "en-curso", _("En curso")
        ACABADA = "acabada", _("Acabada")
        DETENIDA = "detenida", _("Detenida")

    sentido = models.CharField(max_length=7, choices=Sentido)
    ejercicio = models.PositiveSmallIntegerField()
    desde = models.DateField()
    hasta = models.DateField()
    asientos = models.PositiveIntegerField()
    ultimo = models.PositiveIntegerField()
    tomos = models.PositiveIntegerField()
    hechos = models.PositiveIntegerField(default=0)
    exportados = models.PositiveIntegerField(default=0)
    hasta_numero = models.PositiveIntegerField(default=0)
    estado = models.CharField(max_length=10, choices=Estado, default=Estado.EN_CURSO)
    turno = models.PositiveIntegerField(default=1)
    clave = models.CharField(max_length=64)
    pedida_por = models.CharField(max_length=20)
    pedida_por_nombre = models.CharField(max_length=160)
    pedida_en = models.DateTimeField()
    avanzada_en = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "pedida_por", "clave"], name="exportacion_de_libro_unica"
            ),
        ]


class LibroExportado(DeEntidad):
    """
    A sealed export of a libro, between two days included. The PDF carries the hash of the data.

    :param tomo: which of those of its ``exportacion``; 0, the whole went out at once.
    """

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
    exportacion = models.ForeignKey(
        "registro.ExportacionDeLibro",
        on_delete=models.PROTECT,
        null=True,
        related_name="libros",
    )
    tomo = models.PositiveIntegerField(default=0)

    class Meta:
        db_table_comment = SOLO_ANEXAR
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "exportacion", "tomo"], name="tomo_exportado_una_vez"
            ),
        ]
        indexes = [
            models.Index(fields=["entidad", "-exportado_en"], name="libro_exportado"),
        ]
