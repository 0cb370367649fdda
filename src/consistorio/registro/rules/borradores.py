"""
How long what has not been filed is kept, and when its owner is told (RGPD art. 5.1.e).

No law gives the figures: they are ours. A draft has no legal effect, and its owner expects to find it.
"""

from __future__ import annotations

from datetime import date, timedelta

from consistorio.nucleo.normativa import RGPD, regla

VIDA = timedelta(days=30)
AVISO = timedelta(days=5)
VIDA_DE_SUBIDA = timedelta(days=2)


@regla(RGPD.art("5.1.e"))
def ultimo_dia(cambiado: date) -> date:
    """Return the last day that a draft is kept if nobody touches it again: thirty days after."""
    return cambiado + VIDA


@regla(RGPD.art("5.1.e"))
def toca_avisar(caduca: date, avisado: date | None, hoy: date) -> bool:
    """Tell whether its owner has to be told: once, from five days before its last day."""
    return avisado is None and hoy >= caduca - AVISO


def ultimo_dia_al_avisar(caduca: date, hoy: date) -> date:
    """Return its last day once its owner is told on ``hoy``: she always has five days."""
    return max(caduca, hoy + AVISO)


@regla(RGPD.art("5.1.e"))
def se_elimina(caduca: date, avisado: date | None, hoy: date) -> bool:
    """Tell whether it goes: its last day has passed, and its owner was told in time."""
    return avisado is not None and hoy > max(caduca, avisado + AVISO)
