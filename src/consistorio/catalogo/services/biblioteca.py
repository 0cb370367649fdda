"""The procedures that come with the product, and those that a town may take from the library."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from consistorio.catalogo.rules.definicion import Definicion
from consistorio.catalogo.services.escrito import leer_texto
from consistorio.catalogo.services.publicar import publicar
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto

DE_LA_CASA = Path(__file__).parents[1] / "definiciones"


class FueraDeLaBiblioteca(LookupError):
    """The library has no such procedure."""


def leer_fichero(fichero: Path) -> Definicion:
    """
    Return the definition written in a YAML file.

    :raises DefinicionIncorrecta: if something is missing or not understood.
    """
    return leer_texto(fichero.read_text(encoding="utf-8"))


def definiciones_de_la_casa() -> list[Definicion]:
    """Return the procedures that come with the product."""
    return [leer_fichero(f) for f in sorted(DE_LA_CASA.glob("*.yaml"))]


@cache
def biblioteca() -> dict[str, Path]:
    """Return the procedures that a town may take as they are or as a start, by name."""
    return {f.stem: f for f in sorted(DE_LA_CASA.glob("*/*.yaml"))}


@cache
def leer_de_la_biblioteca(slug: str) -> Definicion:
    """
    Return a procedure of the library; it changes only with the product.

    :raises FueraDeLaBiblioteca: if there is none with that name.
    """
    if slug not in biblioteca():
        raise FueraDeLaBiblioteca(slug)
    return leer_fichero(biblioteca()[slug])


def publicar_los_de_la_casa(*, actor: Actor, reloj: Reloj) -> None:
    """Put in force every procedure that comes with the product."""
    for definicion in definiciones_de_la_casa():
        publicar(actor=actor, definicion=definicion, reloj=reloj)


def publicar_de_la_biblioteca(*, actor: Actor, slugs: Iterable[str], reloj: Reloj) -> None:
    """
    Put in force those procedures of the library, all or none.

    :raises FueraDeLaBiblioteca: naming one that is not there.
    :raises SinPermiso: if the actor may not publish.
    """
    with acto():
        for slug in slugs:
            publicar(actor=actor, definicion=leer_de_la_biblioteca(slug), reloj=reloj)
