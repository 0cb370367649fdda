"""Deeds of the catalogue: publish a procedure, and those of the house."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from consistorio.catalogo.events import ProcedimientoPublicado
from consistorio.catalogo.models import Procedimiento
from consistorio.catalogo.rules.definicion import Definicion, como_datos, leer
from consistorio.catalogo.rules.textos import llano
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.eventos import publicar as publicar_evento
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto

DE_LA_CASA = Path(__file__).parent / "definiciones"
# The one in C reads the library ten times faster; where libyaml is missing, the other one.
LECTOR: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class FueraDeLaBiblioteca(LookupError):
    """The library has no such procedure."""


def leer_fichero(fichero: Path) -> Definicion:
    """
    Return the definition written in a YAML file.

    :raises DefinicionIncorrecta: if something is missing or not understood.
    """
    crudo = yaml.load(fichero.read_text(encoding="utf-8"), Loader=LECTOR)  # noqa: S506 (both are safe)
    return leer(crudo)


def definiciones_de_la_casa() -> list[Definicion]:
    """Return the procedures that come with the product."""
    return [leer_fichero(f) for f in sorted(DE_LA_CASA.glob("*.yaml"))]


def biblioteca() -> dict[str, Path]:
    """Return the procedures that a town may take as they are or as a start, by name."""
    return {f.stem: f for f in sorted(DE_LA_CASA.glob("*/*.yaml"))}


def publicar(*, actor: Actor, definicion: Definicion, reloj: Reloj) -> int:
    """
    Put a definition in force and return its version; the same one again changes nothing.

    :raises SinPermiso: if the actor may not publish.
    """
    actor.exigir("catalogo.publicar")
    datos = como_datos(definicion)
    with acto():
        previo = _en_vigor(definicion.slug)
        if previo and previo.definicion == datos:
            return int(previo.version)
        instante = reloj()
        if previo:
            previo.retirado_en = instante
            previo.save(update_fields=["retirado_en"])
        nuevo = Procedimiento.objects.create(
            slug=definicion.slug,
            version=_ultima_version(definicion.slug) + 1,
            definicion=datos,
            busqueda=_texto_de_busqueda(definicion),
            publicado_en=instante,
        )
        detalle = {"slug": nuevo.slug, "version": nuevo.version}
        bitacora.anotar(
            actor, "catalogo.publicar", objeto="procedimiento", objeto_id=nuevo.id, detalle=detalle
        )
        publicar_evento(
            ProcedimientoPublicado(slug=nuevo.slug, version=nuevo.version), entidad=actor.entidad
        )
    return int(nuevo.version)


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
    ficheros = biblioteca()
    with acto():
        for slug in slugs:
            if slug not in ficheros:
                raise FueraDeLaBiblioteca(slug)
            publicar(actor=actor, definicion=leer_fichero(ficheros[slug]), reloj=reloj)


def _en_vigor(slug: str) -> Procedimiento | None:
    """Lock the version in force, so that two publications do not cross."""
    return Procedimiento.objects.select_for_update().filter(slug=slug, retirado_en=None).first()


def _ultima_version(slug: str) -> int:
    versiones = Procedimiento.objects.filter(slug=slug).values_list("version", flat=True)
    return max(versiones, default=0)


def _texto_de_busqueda(definicion: Definicion) -> str:
    textos: list[Any] = [
        *definicion.titulo.values(),
        *definicion.resumen.values(),
        *definicion.palabras,
        definicion.objeto["es"],
        definicion.sia,
    ]
    return llano(" ".join(textos))
