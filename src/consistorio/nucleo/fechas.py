"""Dates as a Spanish sentence says them."""

from datetime import date, datetime, timedelta

UN_DIA = timedelta(days=1)
SABADO = 5
DOMINGO = 6
_DIAS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
_MESES = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip


def dia_de_la_semana(dia: date) -> str:
    return _DIAS[dia.weekday()]


def fecha_larga(dia: date) -> str:
    """Return «lunes, 2 de febrero de 2026»."""
    return f"{dia_de_la_semana(dia)}, {dia.day} de {_MESES[dia.month - 1]} de {dia.year}"


def fecha_y_hora(instante: datetime) -> str:
    """Return «lunes, 2 de febrero de 2026, a las 13:30»."""
    return f"{fecha_larga(instante.date())}, a las {instante:%H:%M}"
