"""Numbers without gaps, under the lock of their counter."""

from __future__ import annotations

from datetime import datetime

from consistorio.expedientes.models import Contador, Serie
from consistorio.plataforma.reloj import Reloj


def numerar(serie: Serie, reloj: Reloj) -> tuple[int, datetime]:
    """
    Return the next number of the series in its year, and the hour at which it was ours.

    The lock of the counter lasts until the transaction ends; if it is undone, so is the number.
    """
    while True:
        ejercicio = reloj().year
        contador = abrir(serie, ejercicio)
        momento = reloj()
        if momento.year == ejercicio:  # The new year may have come while we waited.
            contador.ultimo += 1
            contador.save(update_fields=["ultimo"])
            return contador.ultimo, momento


def abrir(serie: Serie, ejercicio: int) -> Contador:
    """Lock the counter of a series; whoever looks whether a number was given does it after this."""
    Contador.objects.get_or_create(serie=serie, ejercicio=ejercicio)
    return Contador.objects.select_for_update().get(serie=serie, ejercicio=ejercicio)  # type: ignore[no-any-return]
