"""When the same act is notified by several channels: LPACAP art. 41.7."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from consistorio.notificaciones.rules.canal import Canal
from consistorio.nucleo.normativa import LPACAP, regla


@dataclass(frozen=True, slots=True, order=True)
class Practica:
    """A notification that had effect, by one channel, on one day."""

    el: date
    canal: Canal


@regla(LPACAP.art("41.7"))
def primera(practicas: Iterable[Practica]) -> Practica | None:
    """Return the one from which plazos are counted: the first that happened."""
    return min(practicas, default=None)
