"""When a filing counts as made: LPACAP art. 31.2."""

from datetime import date, datetime, time, tzinfo

from consistorio.nucleo.calendarios import Calendario
from consistorio.nucleo.normativa import LPACAP, regla


@regla(LPACAP.art("31.2.b"))
def presentacion_a_efectos_de_plazo(presentado: datetime, calendario: Calendario) -> datetime:
    """
    Return when a filing counts as made for plazos in días hábiles of interested persons.

    On a día inhábil, it is the first hour of the first día hábil after it; the real order of
    arrival does not change.

    :param presentado: in the zone of the sede.
    :param calendario: that of the sede alone (art. 31.3).
    :raises CalendarioSinPublicar: if its day, or the next hábil, has no calendar.
    """
    habil = calendario.primer_habil(presentado.date())
    if habil == presentado.date():
        return presentado
    return datetime.combine(habil, time.min, tzinfo=presentado.tzinfo)


@regla(LPACAP.art("31.2"), LPACAP.art("31.2.b"))
def se_presento_en_plazo(
    presentado: datetime, fin: date, calendario: Calendario, zona: tzinfo
) -> bool:
    """
    Tell whether a filing came before 24:00 of the last day, by the official hour of the sede.

    :param presentado: aware, in any zone.
    :param calendario: that of the sede alone (art. 31.3).
    :raises CalendarioSinPublicar: if its day has no calendar.
    """
    efectivo = presentacion_a_efectos_de_plazo(presentado.astimezone(zona), calendario)
    return efectivo.date() <= fin


@regla(LPACAP.art("31.2.c"))
def inicio_del_plazo_de_la_administracion(
    presentado: datetime, calendario: Calendario, *, desde_primer_habil: bool = False
) -> date:
    """
    Return the day from which the plazos that the Administration must meet are counted.

    Literally, that of the real presentation; some sedes begin on the first día hábil.

    :raises CalendarioSinPublicar: if the first día hábil has no calendar.
    """
    dia = presentado.date()
    return calendario.primer_habil(dia) if desde_primer_habil else dia
