"""The procedures of an entidad, version by version."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from consistorio.plataforma.models import DeEntidad


class Procedimiento(DeEntidad):
    """
    One version of a procedure. What is filed keeps the version with which it was filed.

    The definition is never changed: another version is published and this one is withdrawn.

    :param texto: what was written, if it was: a variant says in it only what differs of ``modelo``.
    """

    slug = models.SlugField(_("nombre en la dirección"), max_length=60)
    version = models.PositiveSmallIntegerField(_("versión"))
    definicion = models.JSONField(_("definición"))
    texto = models.TextField(_("texto"), blank=True)
    modelo = models.SlugField(_("modelo del que hereda"), max_length=60, blank=True)
    publicado_por = models.CharField(_("quien lo publicó"), max_length=160, blank=True)
    busqueda = models.TextField(_("texto en que se busca"))
    publicado_en = models.DateTimeField(_("publicado"))
    retirado_en = models.DateTimeField(_("retirado"), null=True)

    class Meta:
        verbose_name = _("procedimiento")
        verbose_name_plural = _("procedimientos")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entidad", "slug", "version"], name="procedimiento_version_unica"
            ),
            models.UniqueConstraint(
                fields=["entidad", "slug"],
                condition=Q(retirado_en=None),
                name="procedimiento_uno_en_vigor",
            ),
            models.CheckConstraint(
                condition=Q(version__gte=1), name="procedimiento_version_positiva"
            ),
        ]
