"""Who works in the entidad, in which unidad, and with which cargo."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from consistorio.plataforma.models import DeEntidad


class Unidad(DeEntidad):
    """A unit that works on matters (not an organo, which decides)."""

    codigo = models.CharField(_("código"), max_length=21)
    nombre = models.CharField(_("nombre"), max_length=120)
    es_registro = models.BooleanField(_("es oficina de registro"), default=False)

    class Meta:
        verbose_name = _("unidad")
        verbose_name_plural = _("unidades")
        constraints = [
            models.UniqueConstraint(fields=["entidad", "codigo"], name="unidad_codigo_unico"),
        ]

    def __str__(self) -> str:
        return self.nombre


class Empleado(DeEntidad):
    """A person who works for the entidad."""

    nif = models.CharField(_("NIF"), max_length=9)
    nombre = models.CharField(_("nombre y apellidos"), max_length=160)
    email = models.EmailField(_("correo"), blank=True)
    unidad = models.ForeignKey(
        "organizacion.Unidad", on_delete=models.PROTECT, related_name="empleados"
    )
    alta_el = models.DateField(_("alta"))
    baja_el = models.DateField(_("baja"), null=True, blank=True)

    class Meta:
        verbose_name = _("empleado")
        verbose_name_plural = _("empleados")
        constraints = [
            models.UniqueConstraint(fields=["entidad", "nif"], name="empleado_nif_unico"),
        ]

    def __str__(self) -> str:
        return self.nombre


class Cargo(DeEntidad):
    """
    The post that signs, and who holds it between two dates (``hasta`` included).

    A signature of somebody no longer in the post is not valid (Ley 40/2015 arts. 9-14).
    """

    codigo = models.SlugField(_("código"), max_length=40)
    nombre = models.CharField(_("denominación"), max_length=120)
    empleado = models.ForeignKey(
        "organizacion.Empleado", on_delete=models.PROTECT, related_name="cargos"
    )
    desde = models.DateField(_("desde"))
    hasta = models.DateField(_("hasta"), null=True, blank=True)
    nombramiento = models.CharField(_("acto de nombramiento"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("cargo")
        verbose_name_plural = _("cargos")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(hasta__isnull=True) | models.Q(hasta__gte=models.F("desde")),
                name="cargo_fechas_en_orden",
            ),
        ]

    def __str__(self) -> str:
        return self.nombre
