"""Roles and who has them, as data of each entidad."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from consistorio.plataforma.models.entidad import DeEntidad


class Rol(DeEntidad):
    """A set of permissions with a name that people know."""

    codigo = models.SlugField(_("código"), max_length=40)
    nombre = models.CharField(_("nombre"), max_length=80)
    permisos = models.JSONField(_("permisos"), default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entidad", "codigo"], name="rol_codigo_unico"),
        ]


class Asignacion(DeEntidad):
    """Somebody has a role, perhaps in one unidad only, between two dates (``hasta`` included)."""

    clase = models.CharField(max_length=10)
    identificador = models.CharField(max_length=40)
    rol = models.ForeignKey("plataforma.Rol", on_delete=models.PROTECT, related_name="asignaciones")
    unidad_id = models.UUIDField(null=True)
    desde = models.DateField()
    hasta = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["entidad", "clase", "identificador"], name="asignacion_actor"),
        ]
