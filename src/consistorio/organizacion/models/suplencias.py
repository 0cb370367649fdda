"""Who takes the place of the holder of a post for some days (LRJSP art. 13)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from consistorio.plataforma.models import DeEntidad


class Suplencia(DeEntidad):
    """
    A substitution in a post between two days, both included, ordered by an act.

    :param cargo: code of the post. :param terminada_el: last day, if it ended before it was said.
    """

    cargo = models.SlugField(_("código del cargo"), max_length=40)
    suplente = models.ForeignKey(
        "organizacion.Empleado", on_delete=models.PROTECT, related_name="suplencias"
    )
    desde = models.DateField(_("desde"))
    hasta = models.DateField(_("hasta"))
    acto = models.CharField(_("acto que la dispone"), max_length=200)
    dispuesta_por = models.CharField(max_length=160)
    dispuesta_en = models.DateTimeField()
    terminada_el = models.DateField(null=True)

    class Meta:
        verbose_name = _("suplencia")
        verbose_name_plural = _("suplencias")
        constraints = [
            models.CheckConstraint(
                condition=Q(hasta__gte=F("desde")), name="suplencia_fechas_en_orden"
            ),
            models.CheckConstraint(condition=~Q(acto=""), name="suplencia_con_acto"),
        ]
        indexes = [models.Index(fields=["entidad", "cargo", "desde"], name="suplencia_de")]
