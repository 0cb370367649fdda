"""What the catalogue says of a procedure; what has no entry in it follows the general rule."""

from __future__ import annotations

from dataclasses import dataclass, field

from consistorio.catalogo import selectors as catalogo
from consistorio.catalogo.rules.definicion import Definicion, Sentido
from consistorio.expedientes.rules.plazo_de_resolver import ReglasDelProcedimiento
from consistorio.nucleo.plazos import Plazo, Unidad
from consistorio.plataforma.models import Entidad

# Resolutions are signed by the alcaldía (`portafirmas.ORDEN`), whatever the matter.
ORGANO = "la Alcaldía"
IDIOMA = "es"


@dataclass(frozen=True, slots=True)
class Ficha:
    """What an expediente takes from its procedure."""

    slug: str
    titulo: str
    clasificacion: str
    organo: str = ORGANO
    base_legal: str = ""
    plantilla: str = ""
    pone_fin_a_la_via: bool = True
    reglas: ReglasDelProcedimiento = field(default_factory=ReglasDelProcedimiento)
    concurrencia_competitiva: bool = False
    silencio: str = ""
    """What the catalogue says of silence; empty, what the law says."""


def ficha_de(entidad: Entidad, slug: str, titulo: str = "") -> Ficha:
    """Return what is needed of the procedure ``slug``; out of the catalogue, the general rule."""
    sin_sia = f"{entidad.codigo}_PRO_{_especifico(slug or 'general')}"
    try:
        definicion = catalogo.por_slug(slug).definicion
    except catalogo.ProcedimientoDesconocido:
        return Ficha(slug or "general", titulo or slug or "Procedimiento general", sin_sia)
    return Ficha(
        slug=slug,
        titulo=definicion.titulo[IDIOMA],
        clasificacion=definicion.sia or sin_sia,
        base_legal=_base_legal(definicion),
        pone_fin_a_la_via=definicion.resolucion.pone_fin_a_la_via,
        reglas=_reglas(definicion),
        concurrencia_competitiva=definicion.concurrencia_competitiva,
        silencio=definicion.resolucion.silencio.sentido.value,
    )


def campos_del_formulario(slug: str) -> list[tuple[str, str]]:
    """Return (name, label) of what the form of a procedure asks; nothing, out of the catalogue."""
    try:
        definicion = catalogo.por_slug(slug).definicion
    except catalogo.ProcedimientoDesconocido:
        return []
    return [(c.nombre, c.etiqueta[IDIOMA]) for c in definicion.formulario.campos]


def _reglas(definicion: Definicion) -> ReglasDelProcedimiento:
    plazo = definicion.resolucion.plazo
    return ReglasDelProcedimiento(
        plazo=Plazo(plazo.cantidad, Unidad(plazo.unidad.value)) if plazo else None,
        silencio_negativo_por_ley=definicion.resolucion.silencio.sentido is Sentido.DESESTIMATORIO,
    )


def _base_legal(definicion: Definicion) -> str:
    normas = (
        f"{norma.titulo}, {norma.articulos}" if norma.articulos else norma.titulo
        for norma in definicion.normativa
    )
    return " ".join(f"{norma}." for norma in normas)


def _especifico(slug: str) -> str:
    """Return the thirty characters with which a procedure without SIA code is classified."""
    letras = "".join(letra for letra in slug.upper() if letra.isalnum() and letra.isascii())
    return letras[:30].rjust(30, "0")
