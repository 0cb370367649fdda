"""The maximum term of an expediente, what is communicated of it, and what silence means."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from consistorio.nucleo.calendarios import Calendario
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.nucleo.plazos import (
    AmpliacionDelMaximo,
    Explicacion,
    MateriaDesestimatoria,
    Plazo,
    Silencio,
    Suspension,
    Unidad,
    computar,
    plazo_maximo_para_resolver,
    silencio_a_solicitud,
    silencio_de_oficio,
    sumar_meses,
)
from consistorio.nucleo.plazos.catalogo import (
    COMUNICACION_DE_INICIO,
    RESOLVER_COMO_MAXIMO,
    RESOLVER_POR_DEFECTO,
)


class PlazoMayorQueElTope(ValueError):
    """More than six months, without a statute or EU law that allows them (art. 21.2)."""


class Inicio(StrEnum):
    """How a procedure begins."""

    A_SOLICITUD = "a_solicitud"
    DE_OFICIO = "de_oficio"


@dataclass(frozen=True, slots=True)
class ReglasDelProcedimiento:
    """
    What the rule of a procedure says of its term and silence.

    Without ``plazo``, the law gives three months. ``norma_con_rango_de_ley`` allows more than six,
    and ``silencio_negativo_por_ley`` is the statute that reverses the positive silence.
    """

    inicio: Inicio = Inicio.A_SOLICITUD
    plazo: Plazo | None = None
    norma_con_rango_de_ley: bool = False
    silencio_negativo_por_ley: bool = False
    materia: MateriaDesestimatoria | None = None
    desfavorable: bool = False


@dataclass(frozen=True, slots=True)
class PlazoDeResolver:
    """All that must be told to the person about the time of the expediente."""

    maximo: Plazo
    explicacion: Explicacion
    silencio: Silencio
    comunicar_antes_de: Explicacion | None

    @property
    def ultimo_dia(self) -> date:
        return self.explicacion.fin

    def produce_silencio_el(self, hoy: date) -> bool:
        """Tell whether, by that day, the term has run out."""
        return hoy > self.ultimo_dia


@regla(LPACAP.art("21.2"), LPACAP.art("21.3"))
def plazo_maximo(reglas: ReglasDelProcedimiento, dia: date) -> Plazo:
    """
    Return the term of the procedure: that of its rule, or three months.

    :raises PlazoMayorQueElTope: if it exceeds six months and no statute allows it.
    """
    plazo = reglas.plazo or RESOLVER_POR_DEFECTO.en(dia)
    tope = RESOLVER_COMO_MAXIMO.en(dia)
    if not reglas.norma_con_rango_de_ley and _excede(plazo, tope, dia):
        raise PlazoMayorQueElTope(str(plazo))
    return plazo


@regla(LPACAP.art("21.3"), LPACAP.art("21.4"), LPACAP.art("24.1"), LPACAP.art("25.1"))
def plazo_de_resolver(
    reglas: ReglasDelProcedimiento,
    *,
    desde: date,
    calendario: Calendario,
    suspensiones: Iterable[Suspension] = (),
    ampliacion: AmpliacionDelMaximo | None = None,
    prorrogar_plazo_maximo: bool = True,
    hoy: date | None = None,
) -> PlazoDeResolver:
    """
    Return until when the expediente must be resolved and notified, and what happens otherwise.

    :param desde: entry in the register of the competent Administration, or the agreement that
        opened it ex officio.
    :raises PlazoMayorQueElTope: if the term of the procedure exceeds six months without a statute.
    :raises SuspensionAbierta: if one has not ended and ``hoy`` was not given.
    :raises CalendarioSinPublicar: if the count enters a year without a calendar.
    """
    maximo = plazo_maximo(reglas, desde)
    a_solicitud = reglas.inicio is Inicio.A_SOLICITUD
    return PlazoDeResolver(
        maximo=maximo,
        explicacion=plazo_maximo_para_resolver(
            inicio=desde,
            plazo=maximo,
            calendario=calendario,
            suspensiones=suspensiones,
            ampliacion=ampliacion,
            prorrogar=prorrogar_plazo_maximo,
            hoy=hoy,
        ),
        silencio=silencio(reglas),
        comunicar_antes_de=plazo_de_la_comunicacion(desde, calendario) if a_solicitud else None,
    )


def silencio(reglas: ReglasDelProcedimiento) -> Silencio:
    """Return the effect of silence in a procedure with these rules."""
    match reglas.inicio:
        case Inicio.A_SOLICITUD:
            return silencio_a_solicitud(
                materia=reglas.materia, norma_desestimatoria=reglas.silencio_negativo_por_ley
            )
        case Inicio.DE_OFICIO:
            return silencio_de_oficio(desfavorable=reglas.desfavorable)
    assert_never(reglas.inicio)


@regla(LPACAP.art("21.4"))
def plazo_de_la_comunicacion(recibida: date, calendario: Calendario) -> Explicacion:
    """
    Return until when the person must be told the term, the effect of silence and the reception.

    :raises CalendarioSinPublicar: if the count enters a year without a calendar.
    """
    return computar(COMUNICACION_DE_INICIO.en(recibida), recibida, calendario)


def _excede(plazo: Plazo, tope: Plazo, dia: date) -> bool:
    """Compare lengths in different units by where they arrive from the same day."""
    limite = sumar_meses(dia, tope.cantidad)
    match plazo.unidad:
        case Unidad.MESES:
            return plazo.cantidad > tope.cantidad
        case Unidad.ANUALIDADES:
            return True
        case _:
            return plazo.cantidad > (limite - dia).days
