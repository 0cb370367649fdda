"""The last day of a petition: when it is reminded, and when it is said that it has passed."""

from __future__ import annotations

from datetime import date, timedelta

AVISO = timedelta(days=3)
"""Natural days. No law gives it: it is ours, for who signs not to be late."""


def toca_recordar(plazo: date, recordada: date | None, hoy: date) -> bool:
    """Tell whether those whose turn it is have to be reminded: once, from three days before."""
    return recordada is None and plazo - AVISO <= hoy <= plazo


def ha_vencido(plazo: date, hoy: date) -> bool:
    """Tell whether the last day has passed: that day itself still counts, whole."""
    return hoy > plazo
