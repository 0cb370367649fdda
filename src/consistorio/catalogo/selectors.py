"""Reads of the catalogue of the entidad in course. They are public: no actor is needed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from consistorio.catalogo.models import Procedimiento
from consistorio.catalogo.rules.definicion import Definicion, leer
from consistorio.catalogo.rules.textos import llano


class ProcedimientoDesconocido(LookupError):
    """There is no such procedure in the catalogue of this entidad."""


@dataclass(frozen=True, slots=True)
class ProcedimientoVisto:
    """
    A version of a procedure; ``definicion`` says all that there is to know of it.

    :param texto: as it was written, if it was; ``modelo``, that of which it is a variant.
    """

    id: UUID
    slug: str
    version: int
    en_vigor: bool
    definicion: Definicion
    texto: str
    modelo: str
    publicado_en: datetime
    publicado_por: str
    retirado_en: datetime | None

    @property
    def titulo(self) -> str:
        """The official title, in Spanish: the one that goes to the registro and to papers."""
        return self.definicion.titulo["es"]


def listar(busqueda: str = "") -> list[ProcedimientoVisto]:
    """Return the procedures in force that have every word of ``busqueda``, by their title."""
    filas = Procedimiento.objects.filter(retirado_en=None)
    for palabra in llano(busqueda).split():
        filas = filas.filter(busqueda__contains=palabra)
    vistos = [_visto(fila) for fila in filas]
    return sorted(vistos, key=lambda p: llano(p.titulo))


def por_slug(slug: str) -> ProcedimientoVisto:
    """
    Return the procedure in force.

    :raises ProcedimientoDesconocido: if there is none with that name.
    """
    fila = Procedimiento.objects.filter(slug=slug, retirado_en=None).first()
    if fila is None:
        raise ProcedimientoDesconocido(slug)
    return _visto(fila)


def por_id(procedimiento_id: UUID) -> ProcedimientoVisto:
    """
    Return that version, in force or not.

    :raises ProcedimientoDesconocido: if there is none.
    """
    fila = Procedimiento.objects.filter(id=procedimiento_id).first()
    if fila is None:
        raise ProcedimientoDesconocido(str(procedimiento_id))
    return _visto(fila)


def de_entonces(slug: str, momento: datetime) -> ProcedimientoVisto:
    """
    Return the version with which what was filed at ``momento`` was filed, whatever came afterwards.

    It may be withdrawn since. What came to the catalogue later is judged by its first version.

    :raises ProcedimientoDesconocido: if it never was in the catalogue.
    """
    filas = Procedimiento.objects.filter(slug=slug).order_by("version")
    fila = filas.filter(publicado_en__lte=momento).last() or filas.first()
    if fila is None:
        raise ProcedimientoDesconocido(slug)
    return _visto(fila)


def por_version(slug: str, version: int | None) -> ProcedimientoVisto:
    """
    Return that version, in force or not; if it is not known which, the last one.

    :raises ProcedimientoDesconocido: if there is none.
    """
    filas = Procedimiento.objects.filter(slug=slug).order_by("version")
    fila = (filas if version is None else filas.filter(version=version)).last()
    if fila is None:
        raise ProcedimientoDesconocido(slug)
    return _visto(fila)


def versiones(slug: str) -> list[ProcedimientoVisto]:
    """
    Return every version that there has been, the newest first.

    :raises ProcedimientoDesconocido: if it never was in the catalogue.
    """
    filas = [_visto(fila) for fila in Procedimiento.objects.filter(slug=slug).order_by("-version")]
    if not filas:
        raise ProcedimientoDesconocido(slug)
    return filas


def _visto(fila: Procedimiento) -> ProcedimientoVisto:
    return ProcedimientoVisto(
        id=fila.id,
        slug=fila.slug,
        version=fila.version,
        en_vigor=fila.retirado_en is None,
        definicion=leer(fila.definicion),
        texto=fila.texto,
        modelo=fila.modelo,
        publicado_en=fila.publicado_en,
        publicado_por=fila.publicado_por,
        retirado_en=fila.retirado_en,
    )
