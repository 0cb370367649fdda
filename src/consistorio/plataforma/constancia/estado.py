"""What is wrong in the logs of this installation, for whoever watches it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection

from consistorio.plataforma.reloj import ahora

SIN_ORDENAR = timedelta(seconds=60)
SIN_SELLO = timedelta(seconds=60)


def quejas() -> list[str]:
    """
    Return what must be looked at: nothing personal, and of no entidad in particular.

    A time-stamping authority that does not answer stops no filing; it is an alarm from the first
    minute, and past the limit of the installation, a fault that has to be explained.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM estado_de_la_constancia()")
        sin_ordenar, sin_sello, con_falta = cursor.fetchone()
    frases = []
    if _lleva(sin_ordenar) > SIN_ORDENAR:
        frases.append(f"sin punto de control desde {sin_ordenar.isoformat()}")
    if _lleva(sin_sello) > SIN_SELLO:
        frases.append(f"sin sello de tiempo desde {sin_sello.isoformat()}")
    if _lleva(sin_sello) > timedelta(seconds=settings.CONSISTORIO_SIN_SELLO_MAXIMO):
        frases.append("pasado el límite sin sello de tiempo")
    if con_falta:
        frases.append(f"la comprobación interna ha encontrado faltas: {con_falta}")
    return frases


def _lleva(desde: datetime | None) -> timedelta:
    return ahora() - desde if desde else timedelta(0)
