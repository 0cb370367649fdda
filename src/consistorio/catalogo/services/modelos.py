"""Where what a variant inherits comes from: the entidad that writes models for others, or the library."""

from __future__ import annotations

from collections.abc import Iterable

from consistorio.catalogo.rules.definicion import Definicion, DefinicionIncorrecta
from consistorio.catalogo.selectors import (
    ProcedimientoDesconocido,
    ProcedimientoVisto,
    listar,
    por_slug,
)
from consistorio.catalogo.services.biblioteca import leer_de_la_biblioteca
from consistorio.catalogo.services.escrito import Escrita, Modelos, leer_escrita
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
    otra = _de_quien()
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


def variantes_atrasadas(publicados: Iterable[ProcedimientoVisto]) -> set[str]:
    """Return which of those in force have a model that says now something else than was published."""
    variantes = [p for p in publicados if p.modelo]
    modelos = _modelos_de_ahora() if variantes else {}

    def de_ahora(slug: str) -> Definicion:
        return modelos[slug] if slug in modelos else leer_de_la_biblioteca(slug)

    return {p.slug for p in variantes if _es_otra(p, de_ahora)}


def _de_quien() -> Entidad | None:
    quien = entidad_en_curso().ajustes.get(AJUSTE, "")
    return Entidad.objects.filter(codigo=quien).first() if quien else None


def _modelos_de_ahora() -> dict[str, Definicion]:
    """Return the models of the other entidad, all with one question."""
    otra = _de_quien()
    if otra is None:
        return {}
    with en(otra):
        return {p.slug: p.definicion for p in listar()}


def _es_otra(visto: ProcedimientoVisto, modelos: Modelos) -> bool:
    try:
        return leer_escrita(visto.texto, modelos).definicion != visto.definicion
    except DefinicionIncorrecta:  # The model has lost what the variant changes.
        return True
