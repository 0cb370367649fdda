"""Caducidad of a procedure that its own person has stopped: LPACAP art. 95."""

from dataclasses import dataclass
from datetime import date

from consistorio.nucleo.calendarios import Calendario
from consistorio.nucleo.fechas import UN_DIA
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.nucleo.plazos import Explicacion, computar
from consistorio.nucleo.plazos.catalogo import CADUCIDAD_A_SOLICITUD


@dataclass(frozen=True, slots=True)
class Caducidad:
    """The three months after the warning, and the day from which the filing can be agreed."""

    plazo: Explicacion
    archivable_desde: date


@regla(LPACAP.art("95.1"))
def caducidad(advertencia_notificada: date, calendario: Calendario) -> Caducidad:
    """
    Return until when the person can move the procedure; it is never closed by itself.

    :raises CalendarioSinPublicar: if the count enters a year without a calendar.
    """
    dia_cero = advertencia_notificada
    plazo = computar(CADUCIDAD_A_SOLICITUD.en(dia_cero), dia_cero, calendario)
    return Caducidad(plazo, plazo.fin + UN_DIA)


@regla(LPACAP.art("95.2"))
def puede_caducar(*, a_solicitud: bool, tramite_indispensable: bool) -> bool:
    """Tell whether not doing a step can end the procedure, or only lose the right to it."""
    return a_solicitud and tramite_indispensable
