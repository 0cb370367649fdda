"""The counters that give numbers without gaps: expedientes, and the libro de resoluciones."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from consistorio.plataforma.models import DeEntidad


class Serie(models.TextChoices):
    EXPEDIENTES = "expedientes", _("Expedientes")
    RESOLUCIONES = "resoluciones", _("Libro de resoluciones")


class Contador(DeEntidad):
    """
    The last number of a series in a year.

    Whoever holds the lock of its row gives the next number, in the transaction that uses it: if
    that is undone the number was never given.
    """

    serie = models.CharField(max_length=12, choices=Serie)
    ejercicio = models.PositiveSmallIntegerField(_("ejercicio"))
    ultimo = models.PositiveIntegerField(_("último número"), default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "serie", "ejercicio"], name="contador_unico"
            ),
        ]
