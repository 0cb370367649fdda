"""The calendar of a year, month by month, for a page."""

from __future__ import annotations

import calendar
from datetime import date
from typing import NamedTuple

from consistorio.nucleo.calendarios import Calendario
from consistorio.nucleo.fechas import SABADO


class Dia(NamedTuple):
    dia: date
    del_mes: bool
    clase: str
    motivo: str


class Mes(NamedTuple):
    primero: date
    semanas: list[list[Dia]]


def meses_de(anualidad: int, calendario: Calendario) -> list[Mes]:
    """Return the twelve months in weeks that begin on Monday."""
    hojas = calendar.Calendar(firstweekday=0)
    return [
        Mes(
            date(anualidad, mes, 1),
            [
                [_dia(d, mes, calendario) for d in semana]
                for semana in hojas.monthdatescalendar(anualidad, mes)
            ],
        )
        for mes in range(1, 13)
    ]


def _dia(dia: date, mes: int, calendario: Calendario) -> Dia:
    motivo = calendario.festivos.get(dia, "")
    clase = "festivo" if motivo else "finde" if dia.weekday() >= SABADO else ""
    return Dia(dia, dia.month == mes, clase, motivo)
