"""What the tests of requirements share."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from consistorio.registro.rules.subsanacion import Defecto

MADRID = ZoneInfo("Europe/Madrid")
FALTA = [Defecto("Diga en qué calle es la obra.", "solicita"), Defecto("Falta la memoria firmada.")]


def a_las_doce(dia: date):
    return lambda: datetime(dia.year, dia.month, dia.day, 12, tzinfo=MADRID)
