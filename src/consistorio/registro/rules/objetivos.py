"""In how long what arrives in a tray should be taken care of, and how it stands now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from consistorio.nucleo.calendarios import Calendario
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.nucleo.plazos import fin_de_plazo_en_dias, fin_de_plazo_en_horas

UN_DIA, UN_MINUTO = timedelta(days=1), timedelta(minutes=1)
MAXIMO_DE_DIAS, MAXIMO_DE_HORAS = 90, 24
BUSCAR_HASTA = timedelta(days=400)
"""Ninety días hábiles fit in it in any calendar."""


class Medida(StrEnum):
    """How an objective is counted."""

    DIAS_HABILES = "dias-habiles"
    HORAS = "horas"


class Situacion(StrEnum):
    """How something that waits stands: it fits, it ends today or the next día hábil, or it is late."""

    EN_PLAZO = "en-plazo"
    PRONTO = "pronto"
    FUERA = "fuera"


class ObjetivoNoValido(ValueError):
    """Neither 1 to 90 días hábiles, nor 1 to 24 hours."""


@dataclass(frozen=True, slots=True)
class Objetivo:
    """In how long a unit should take care of what arrives. It is internal: nobody's right ends."""

    cantidad: int
    medida: Medida

    def __post_init__(self) -> None:
        maximo = MAXIMO_DE_DIAS if self.medida is Medida.DIAS_HABILES else MAXIMO_DE_HORAS
        if not 1 <= self.cantidad <= maximo:
            raise ObjetivoNoValido(self.cantidad)


DE_LA_LEY = Objetivo(10, Medida.DIAS_HABILES)
"""Of a unit without one: in ten días hábiles the person must have been told (LPACAP art. 21.4)."""


@regla(LPACAP.art("21.4"), LPACAP.art("30.1"), LPACAP.art("30.2"), LPACAP.art("30.3"))
def vence(recibida: datetime, objetivo: Objetivo, calendario: Calendario) -> datetime:
    """
    Return the instant from which what arrived then is late.

    In días hábiles it is the end of the last one, and the day of the arrival does not count.

    :param recibida: in the zone of the sede, as the answer.
    :raises CalendarioSinPublicar: if the count enters a year without a calendar.
    """
    if objetivo.medida is Medida.HORAS:
        return fin_de_plazo_en_horas(recibida, objetivo.cantidad, calendario)
    ultimo = fin_de_plazo_en_dias(recibida.date(), objetivo.cantidad, calendario)
    return datetime.combine(ultimo + UN_DIA, time.min, recibida.tzinfo)


def situacion(vencimiento: datetime, ahora: datetime, calendario: Calendario) -> Situacion:
    """
    Return how it stands. Soon is on the last day, or on the día hábil before it.

    :raises CalendarioSinPublicar: if the year of the last day has no calendar.
    """
    if ahora >= vencimiento:
        return Situacion.FUERA
    ultimo_dia = (vencimiento - timedelta(microseconds=1)).date()
    pronto = calendario.ultimo_habil(ultimo_dia - UN_DIA)
    return Situacion.PRONTO if ahora.date() >= pronto else Situacion.EN_PLAZO


def umbral(objetivo: Objetivo, ahora: datetime, calendario: Calendario) -> datetime:
    """
    Return the minute such that what arrived before it is late now, and nothing else is.

    What arrives later is never late sooner, so it is searched by halves.

    :raises CalendarioSinPublicar: if the count enters a year without a calendar.
    """
    tope = ahora.replace(second=0, microsecond=0)
    primero = max(tope - BUSCAR_HASTA, _primer_momento(calendario, ahora))
    bajo, alto = 0, int((tope - primero) / UN_MINUTO) + 1
    while bajo < alto:  # The first minute of which it is not late.
        medio = (bajo + alto) // 2
        if vence(primero + medio * UN_MINUTO, objetivo, calendario) <= ahora:
            bajo = medio + 1
        else:
            alto = medio
    return primero + bajo * UN_MINUTO


def _primer_momento(calendario: Calendario, ahora: datetime) -> datetime:
    """Return the first instant that can be counted: the first day of the years with a calendar."""
    ejercicio = ahora.year
    while ejercicio - 1 in calendario.ejercicios:
        ejercicio -= 1
    return datetime(ejercicio, 1, 1, tzinfo=ahora.tzinfo)


@regla(LPACAP.art("30.2"), LPACAP.art("30.3"))
def dias_habiles_pasados(recibido: date, hoy: date, calendario: Calendario) -> int:
    """
    Return how many días hábiles have gone by, without the day of the arrival, with today.

    :raises CalendarioSinPublicar: if one of the years has no calendar.
    """
    dias = (recibido + timedelta(days=n) for n in range(1, (hoy - recibido).days + 1))
    return sum(calendario.es_habil(dia) for dia in dias)
