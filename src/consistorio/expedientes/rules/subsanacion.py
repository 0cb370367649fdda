"""Correction of a request: LPACAP art. 68."""

from datetime import date
from enum import StrEnum

from consistorio.nucleo.calendarios import Calendario
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.nucleo.plazos import (
    Explicacion,
    MotivoDeSuspension,
    Suspension,
    ampliar,
    computar,
)
from consistorio.nucleo.plazos.catalogo import AMPLIACION_DE_LA_SUBSANACION, SUBSANACION


class AmpliacionNoPermitida(ValueError):
    """Selective and competitive procedures do not extend the term to correct (art. 68.2)."""


class Situacion(StrEnum):
    """What has become of a requirement."""

    EN_FIRMA = "en_firma"
    DEVUELTO = "devuelto"
    SIN_NOTIFICAR = "sin_notificar"
    EN_PLAZO = "en_plazo"
    VENCIDO = "vencido"
    CONTESTADO = "contestado"


@regla(LPACAP.art("68.1"), LPACAP.art("73.3"))
def situacion(
    *, firmado: bool, cerrado: bool, contestado: bool, plazo: Explicacion | None, hoy: date
) -> Situacion:
    """
    Return what has become of a requirement by that day.

    That its term is over closes nothing: it can be answered until the resolution that has the
    person desisted is notified.

    :param cerrado: it asks for nothing any more: it was answered, or nobody signed it.
    """
    if contestado:
        return Situacion.CONTESTADO
    if cerrado:
        return Situacion.DEVUELTO
    if not firmado:
        return Situacion.EN_FIRMA
    if plazo is None:
        return Situacion.SIN_NOTIFICAR
    return Situacion.VENCIDO if hoy > plazo.fin else Situacion.EN_PLAZO


@regla(LPACAP.art("22.1.a"))
def suspension(plazo: Explicacion, contestado: date | None) -> Suspension:
    """
    Return for how long the requirement stops the term to resolve.

    From its notification until it is answered, or else until the term that was given ends; an
    answer that comes later stops it no longer.
    """
    fin = plazo.fin if contestado is None else min(contestado, plazo.fin)
    return Suspension(MotivoDeSuspension.REQUERIMIENTO, plazo.dia_cero, max(fin, plazo.dia_cero))


@regla(LPACAP.art("68.1"))
def plazo_de_subsanacion(notificado: date, calendario: Calendario) -> Explicacion:
    """
    Return until when the person can correct the request.

    :raises CalendarioSinPublicar: if the count enters a year without a calendar.
    """
    return computar(SUBSANACION.en(notificado), notificado, calendario)


@regla(LPACAP.art("68.2"))
def ampliar_subsanacion(
    plazo: Explicacion,
    *,
    calendario: Calendario,
    acordada: date,
    solicitada: date | None = None,
    concurrencia_competitiva: bool = False,
) -> Explicacion:
    """
    Return the term to correct with its five more days.

    :raises AmpliacionNoPermitida: in selective and competitive procedures.
    :raises AmpliacionFueraDePlazo: if the term had ended before the request or the decision.
    :raises CalendarioSinPublicar: if the count enters a year without a calendar.
    """
    if concurrencia_competitiva:
        raise AmpliacionNoPermitida
    return ampliar(
        plazo,
        plazo=SUBSANACION.en(plazo.dia_cero),
        ampliacion=AMPLIACION_DE_LA_SUBSANACION.en(plazo.dia_cero),
        calendario=calendario,
        acordada=acordada,
        solicitada=solicitada,
    )
