"""The entidad (tenant), and the base of everything that belongs to one."""

from __future__ import annotations

from typing import Any, ClassVar, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from consistorio.plataforma.entidades.contexto import entidad_en_curso, id_obligado
from consistorio.plataforma.identificador import uuid7

M = TypeVar("M", bound="DeEntidad")


class Entidad(models.Model):
    """A town hall, a province or a smaller local body: owner of its sede, books, seal and data."""

    id = models.AutoField(primary_key=True)
    codigo = models.CharField(_("código DIR3"), max_length=9, unique=True)
    slug = models.SlugField(_("nombre en la dirección"), max_length=40, unique=True)
    dominio = models.CharField(_("dominio de la sede"), max_length=253, blank=True)
    nombre = models.CharField(_("nombre"), max_length=120)
    nif = models.CharField(_("NIF"), max_length=9)
    zona = models.CharField(_("zona horaria"), max_length=40, default="Europe/Madrid")
    idiomas = models.JSONField(_("idiomas de la sede"), default=list)
    color = models.CharField(_("color"), max_length=7, default="#0b5394")
    comunidad = models.CharField(
        _("comunidad autónoma (código holidays)"), max_length=2, blank=True
    )
    festivos_locales = models.JSONField(_("festivos locales"), default=list)
    ajustes = models.JSONField(_("ajustes"), default=dict)
    clave_envuelta = models.BinaryField(_("clave de cifrado, envuelta"), default=bytes)
    creada_en = models.DateTimeField(_("creada"), auto_now_add=True)

    class Meta:
        verbose_name = _("entidad")
        verbose_name_plural = _("entidades")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["dominio"], condition=~models.Q(dominio=""), name="entidad_dominio_unico"
            ),
        ]

    def __str__(self) -> str:
        return self.nombre


class DeEntidadManager(models.Manager[M]):
    """Only the rows of the entidad in whose name we work; with none, the query is refused."""

    def get_queryset(self) -> models.QuerySet[M]:
        return super().get_queryset().filter(entidad_id=entidad_en_curso().pk)


class DeEntidad(models.Model):
    """Base of every row that belongs to an entidad. Its key in the database is (entidad, id)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entidad = models.ForeignKey(
        "plataforma.Entidad",
        on_delete=models.PROTECT,
        related_name="+",
        default=id_obligado,
        editable=False,
    )

    objects: ClassVar[DeEntidadManager[Any]] = DeEntidadManager()

    class Meta:
        abstract = True
