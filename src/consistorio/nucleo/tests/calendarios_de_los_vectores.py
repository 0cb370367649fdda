"""Invented calendars on which the vectors of law were worked out by hand."""

from datetime import date
from zoneinfo import ZoneInfo

from consistorio.nucleo.calendarios import Calendario

MADRID = ZoneInfo("Europe/Madrid")
CANARIAS = ZoneInfo("Atlantic/Canary")


def _de_2026(*dias: str) -> dict[date, str]:
    return {date.fromisoformat(f"2026-{dia}"): "fiesta" for dia in dias}


SEDE = Calendario(
    nombre="sede",
    ejercicios=range(2024, 2029),
    festivos=_de_2026(
        "01-01", "01-06", "03-19", "04-02", "04-03", "05-01",
        "06-24", "09-08", "10-12", "12-08", "12-25",
    )
    | {date(2027, 1, 1): "Año Nuevo", date(2027, 1, 6): "Epifanía"},
)  # fmt: skip
RES = Calendario(
    nombre="residencia",
    ejercicios=range(2024, 2029),
    festivos=_de_2026(
        "01-01", "01-06", "04-03", "04-06", "05-01", "06-29", "07-16", "10-12", "12-08", "12-25"
    ),
)
BOTH = SEDE | RES
SOLO_FINES_DE_SEMANA = Calendario(festivos={}, ejercicios=range(2024, 2030))


def dia(texto: str) -> date:
    return date.fromisoformat(texto)
