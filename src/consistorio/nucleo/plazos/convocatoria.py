"""Days to call a sitting, counted backwards from it: LBRL art. 46.2."""

from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

from consistorio.nucleo.calendarios import Calendario
from consistorio.nucleo.fechas import UN_DIA
from consistorio.nucleo.normativa import LBRL, Parametro, regla
from consistorio.nucleo.plazos.computo import fin_de_plazo_en_dias

DIAS_DE_ANTELACION = Parametro(
    cita=LBRL.art("46.2.b"), unidad="días hábiles", valores=((date(1985, 4, 23), 2),)
)
DIAS_PARA_CELEBRAR_EL_PEDIDO = Parametro(
    cita=LBRL.art("46.2.a"), unidad="días hábiles", valores=((date(1999, 4, 23), 15),)
)
DIAS_DE_LA_CONVOCATORIA_AUTOMATICA = Parametro(
    cita=LBRL.art("46.2.a"), unidad="días hábiles", valores=((date(1999, 4, 23), 10),)
)
MEDIODIA = time(12)


@regla(LBRL.art("46.2.b"))
def ultimo_dia_de_convocatoria(sesion: date, calendario: Calendario) -> date:
    """
    Return the last day on which a sitting can be called.

    Neither the day of the call nor that of the sitting counts, and the call is made on a día
    hábil.

    :raises CalendarioSinPublicar: if the count enters a year without a calendar.
    """
    dia = sesion
    for _ in range(DIAS_DE_ANTELACION.en(sesion)):
        dia = calendario.ultimo_habil(dia - UN_DIA)
    return calendario.ultimo_habil(dia - UN_DIA)


@dataclass(frozen=True, slots=True)
class SesionPedida:
    """Until when the president can hold a sitting asked for, and when it is called by law."""

    celebrar_hasta: date
    convocada_por_ley_para: datetime


@regla(LBRL.art("46.2.a"))
def sesion_extraordinaria_pedida(
    pedida: date, calendario: Calendario, zona: tzinfo
) -> SesionPedida:
    """
    Return the terms of an extraordinary sitting asked for by a quarter of the members.

    :param pedida: day on which the request was filed.
    :raises CalendarioSinPublicar: if the count enters a year without a calendar.
    """
    hasta = fin_de_plazo_en_dias(pedida, DIAS_PARA_CELEBRAR_EL_PEDIDO.en(pedida), calendario)
    dias = DIAS_DE_LA_CONVOCATORIA_AUTOMATICA.en(pedida)
    por_ley = fin_de_plazo_en_dias(hasta, dias, calendario)
    return SesionPedida(hasta, datetime.combine(por_ley, MEDIODIA, tzinfo=zona))
