"""The three dates of a filing: the real one, the one that counts, and that of the Administration."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from consistorio.nucleo.calendarios import Calendario
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.nucleo.plazos import (
    inicio_del_plazo_de_la_administracion,
    presentacion_a_efectos_de_plazo,
)


class InicioPlazoAdministracion(StrEnum):
    """From when the Administration's own terms are counted; an entidad chooses it."""

    PRESENTACION = "presentacion"
    PRIMER_HABIL = "primer_habil"


@dataclass(frozen=True, slots=True, order=True)
class Fechas:
    """
    Dates of an asiento; sorted, they are in the order that art. 31.2.b commands.

    ``real`` is never changed; ``efectiva`` is the one that counts for the person's plazos.
    """

    efectiva: datetime
    real: datetime
    inicio_plazo_administracion: date

    @property
    def se_traslada(self) -> bool:
        """Whether the receipt must say that it counts as filed at another hour."""
        return self.efectiva != self.real


@regla(LPACAP.art("31.2.b"), LPACAP.art("31.2.c"), LPACAP.art("31.3"))
def fechas_de_presentacion(
    presentado: datetime,
    calendario: Calendario,
    inicio: InicioPlazoAdministracion = InicioPlazoAdministracion.PRESENTACION,
) -> Fechas:
    """
    Return the dates of a filing.

    :param presentado: official hour, in the zone of the sede.
    :param calendario: that of the sede alone.
    :raises CalendarioSinPublicar: if its day, or the next hábil, has no calendar.
    """
    return Fechas(
        efectiva=presentacion_a_efectos_de_plazo(presentado, calendario),
        real=presentado,
        inicio_plazo_administracion=inicio_del_plazo_de_la_administracion(
            presentado,
            calendario,
            desde_primer_habil=inicio is InicioPlazoAdministracion.PRIMER_HABIL,
        ),
    )
