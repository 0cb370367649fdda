"""Correction of a request: LPACAP art. 68."""

from datetime import date

from consistorio.nucleo.calendarios import Calendario
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.nucleo.plazos import Explicacion, ampliar, computar
from consistorio.nucleo.plazos.catalogo import AMPLIACION_DE_LA_SUBSANACION, SUBSANACION


class AmpliacionNoPermitida(ValueError):
    """Selective and competitive procedures do not extend the term to correct (art. 68.2)."""


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
