"""What the catalogue says of a procedure; what has no entry in it follows the general rule."""

from __future__ import annotations

from dataclasses import dataclass, field

from consistorio.catalogo import selectors as catalogo
from consistorio.catalogo.rules.definicion import Definicion, Sentido
from consistorio.expedientes.models import Expediente
from consistorio.expedientes.rules.plazo_de_resolver import ReglasDelProcedimiento
from consistorio.expedientes.selectors import ExpedienteVisto
from consistorio.nucleo.plazos import Plazo, Unidad
from consistorio.plataforma.models import Entidad
from consistorio.registro.selectors import AsientoVisto

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
    version: int | None = None
    """Which version of the catalogue says so."""


def ficha_al_presentar(entidad: Entidad, asiento: AsientoVisto) -> Ficha:
    """Return what the catalogue said when it was filed; out of the catalogue, the general rule."""
    try:
        visto = catalogo.de_entonces(asiento.procedimiento, asiento.presentado_en)
    except catalogo.ProcedimientoDesconocido:
        return _general(entidad, asiento.procedimiento, asiento.tramite)
    return _ficha(entidad, visto)


def ficha_de(entidad: Entidad, expediente: Expediente | ExpedienteVisto) -> Ficha:
    """Return what the catalogue said of it when it was begun, though it says another thing now."""
    visto = _su_version(expediente)
    if visto is None:
        return _general(entidad, expediente.procedimiento, expediente.titulo)
    return _ficha(entidad, visto)


def campos_del_formulario(expediente: Expediente | ExpedienteVisto) -> list[tuple[str, str]]:
    """Return (name, label) of what the form asked when it was filed; nothing, out of the catalogue."""
    visto = _su_version(expediente)
    campos = visto.definicion.formulario.campos if visto else ()
    return [(c.nombre, c.etiqueta[IDIOMA]) for c in campos]


def _su_version(expediente: Expediente | ExpedienteVisto) -> catalogo.ProcedimientoVisto | None:
    try:
        return catalogo.por_version(expediente.procedimiento, expediente.procedimiento_version)
    except catalogo.ProcedimientoDesconocido:
        return None


def _general(entidad: Entidad, slug: str, titulo: str) -> Ficha:
    return Ficha(
        slug or "general", titulo or slug or "Procedimiento general", _sin_sia(entidad, slug)
    )


def _ficha(entidad: Entidad, visto: catalogo.ProcedimientoVisto) -> Ficha:
    definicion = visto.definicion
    return Ficha(
        slug=visto.slug,
        titulo=definicion.titulo[IDIOMA],
        clasificacion=definicion.sia or _sin_sia(entidad, visto.slug),
        base_legal=_base_legal(definicion),
        pone_fin_a_la_via=definicion.resolucion.pone_fin_a_la_via,
        reglas=_reglas(definicion),
        concurrencia_competitiva=definicion.concurrencia_competitiva,
        silencio=definicion.resolucion.silencio.sentido.value,
        version=visto.version,
    )


def _sin_sia(entidad: Entidad, slug: str) -> str:
    return f"{entidad.codigo}_PRO_{_especifico(slug or 'general')}"


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
