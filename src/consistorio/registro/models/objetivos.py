"""In how long each unit should take care of what arrives."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from consistorio.plataforma.models import DeEntidad


class ObjetivoDeUnidad(DeEntidad):
    """The objective of a unit as it is now; who changed it, and from what, is in the bitacora."""

    class Medida(models.TextChoices):
        DIAS_HABILES = "dias-habiles", _("días hábiles")
        HORAS = "horas", _("horas")

    unidad_id = models.UUIDField()
    cantidad = models.PositiveSmallIntegerField()
    medida = models.CharField(max_length=12, choices=Medida)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entidad", "unidad_id"], name="objetivo_de_unidad"),
        ]
