"""Attempts to deliver on paper: LPACAP art. 42.2."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from consistorio.nucleo.calendarios import Calendario
from consistorio.nucleo.normativa import LPACAP, Parametro, regla
from consistorio.nucleo.plazos import fin_de_plazo_en_dias

LAS_QUINCE = time(15)
DIAS_PARA_REPETIR = Parametro(
    cita=LPACAP.art("42.2"), unidad="días hábiles", valores=((date(2016, 10, 2), 3),)
)
HORAS_DE_DIFERENCIA = Parametro(
    cita=LPACAP.art("42.2"), unidad="horas", valores=((date(2016, 10, 2), 3),)
)
EDAD_PARA_RECIBIR = Parametro(
    cita=LPACAP.art("42.2"), unidad="años", valores=((date(2016, 10, 2), 14),)
)


@dataclass(frozen=True, slots=True)
class SegundoIntento:
    """
    When the second and last attempt can be made.

    On any of ``dias``, from ``desde`` or until ``hasta``: the half of the day that the first one
    did not take, and at least three hours apart on the clock.
    """

    dias: tuple[date, ...]
    desde: time
    hasta: time

    def admite(self, intento: datetime) -> bool:
        """Tell whether an attempt at that hour of the sede is valid."""
        return intento.date() in self.dias and self.desde <= intento.time() <= self.hasta


@regla(LPACAP.art("42.2"))
def segundo_intento(primero: datetime, calendario: Calendario) -> SegundoIntento:
    """
    Return when the delivery must be tried again, once.

    :param primero: first attempt, in the zone of the sede.
    :raises CalendarioSinPublicar: if the count enters a year without a calendar.
    """
    dia = primero.date()
    dias = tuple(
        fin_de_plazo_en_dias(dia, n, calendario) for n in range(1, DIAS_PARA_REPETIR.en(dia) + 1)
    )
    diferencia = timedelta(hours=HORAS_DE_DIFERENCIA.en(dia))
    if primero.time() < LAS_QUINCE:
        tres_horas_mas = (primero + diferencia).time()
        return SegundoIntento(dias, max(LAS_QUINCE, tres_horas_mas), time.max)
    tres_horas_menos = (primero - diferencia).time()
    antes_de_las_quince = time(14, 59, 59, 999999)
    return SegundoIntento(dias, time.min, min(antes_de_las_quince, tres_horas_menos))


@regla(LPACAP.art("42.2"))
def puede_recibirla(edad: int, dia: date) -> bool:
    """Tell whether somebody found at the address is old enough to take it."""
    return edad >= EDAD_PARA_RECIBIR.en(dia)
