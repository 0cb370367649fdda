"""Where what a variant inherits comes from: the entidad that writes models for others, or the library."""

from __future__ import annotations

from consistorio.catalogo.rules.definicion import Definicion, DefinicionIncorrecta
from consistorio.catalogo.selectors import (
    ProcedimientoDesconocido,
    ProcedimientoVisto,
    listar,
    por_slug,
)
from consistorio.catalogo.services.biblioteca import leer_de_la_biblioteca
from consistorio.catalogo.services.escrito import Escrita, leer_escrita
from consistorio.plataforma.entidades import en, entidad_en_curso
from consistorio.plataforma.models import Entidad

AJUSTE = "modelos_de"


def modelo(slug: str) -> Definicion:
    """
    Return the definition from which a variant of the entidad in course inherits.

    It is the one in force in the entidad that its setting ``modelos_de`` names (a province, for its
    towns), or else that of the library. What procedures ask for is public everywhere.

    :raises LookupError: if there is none with that name.
    """
    quien = entidad_en_curso().ajustes.get(AJUSTE, "")
    otra = Entidad.objects.filter(codigo=quien).first() if quien else None
    if otra is not None:
        try:
            with en(otra):
                return por_slug(slug).definicion
        except ProcedimientoDesconocido:
            pass
    return leer_de_la_biblioteca(slug)


def leer_variante(texto: str) -> Escrita:
    """
    Return the definition that is written, with what it inherits in the entidad in course.

    :raises DefinicionIncorrecta: saying where and why.
    """
    return leer_escrita(texto, modelo)


def variantes_atrasadas() -> set[str]:
    """Return the procedures in force whose model says now something else than what was published."""
    return {p.slug for p in listar() if p.modelo and _es_otra(p)}


def _es_otra(visto: ProcedimientoVisto) -> bool:
    try:
        return leer_variante(visto.texto).definicion != visto.definicion
    except DefinicionIncorrecta:  # The model has lost what the variant changes.
        return True
