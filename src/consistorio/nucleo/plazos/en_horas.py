"""Plazos in hours: LPACAP art. 30.1."""

from datetime import datetime, time, timedelta

from consistorio.nucleo.calendarios import Calendario
from consistorio.nucleo.fechas import UN_DIA, fecha_y_hora
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.nucleo.plazos.explicacion import DiaExcluido, Explicacion, paso
from consistorio.nucleo.plazos.unidades import Plazo, PlazoMalExpresado, Unidad


@regla(LPACAP.art("30.1"))
def computar_horas(plazo: Plazo, notificado: datetime, calendario: Calendario) -> Explicacion:
    """
    Return the minute at which a plazo in hours ends, and why.

    Every hour of a día hábil is hábil. They are counted minute by minute on the clock of the wall:
    the change of hour falls on a Sunday, which has no hours hábiles.

    :param notificado: in the zone of the sede; its seconds are not counted.
    :raises PlazoMalExpresado: if the plazo is not in hours.
    :raises CalendarioSinPublicar: if the count enters a year without a calendar.
    """
    if plazo.unidad is not Unidad.HORAS:
        raise PlazoMalExpresado("este cómputo es de horas")
    inicio = notificado.replace(second=0, microsecond=0)
    fin, excluidos = _recorrer(
        inicio.replace(tzinfo=None), timedelta(hours=plazo.cantidad), calendario
    )
    fin = fin.replace(tzinfo=notificado.tzinfo)
    frase = (
        f"El plazo de {plazo} se cuenta de minuto en minuto desde {fecha_y_hora(inicio)}, sin las "
        f"horas de los días inhábiles: termina {fecha_y_hora(fin)}."
    )
    parametros = {"plazo": plazo.como_datos(), "desde": inicio.isoformat()}
    cuenta = paso("horas", LPACAP.art("30.1"), frase, parametros=parametros, excluidos=excluidos)
    return Explicacion(
        dia_cero=notificado.date(),
        fin_bruto=fin.date(),
        fin=fin.date(),
        fin_en=fin,
        calendario=calendario.version,
        pasos=(cuenta,),
    )


@regla(LPACAP.art("30.1"))
def fin_de_plazo_en_horas(notificado: datetime, cantidad: int, calendario: Calendario) -> datetime:
    """
    Return the minute at which a deadline in hours ends.

    :raises PlazoMalExpresado: if there are more than 24.
    :raises CalendarioSinPublicar: if the count enters a year without a calendar.
    """
    explicacion = computar_horas(Plazo(cantidad, Unidad.HORAS), notificado, calendario)
    return explicacion.fin_en or notificado


def _recorrer(
    ahora: datetime, resto: timedelta, calendario: Calendario
) -> tuple[datetime, tuple[DiaExcluido, ...]]:
    excluidos = []
    while True:
        medianoche = datetime.combine(ahora.date() + UN_DIA, time.min)
        motivo = calendario.motivo_inhabil(ahora.date())
        if motivo:
            excluidos.append(DiaExcluido(ahora.date(), motivo))
        elif resto <= medianoche - ahora:
            return ahora + resto, tuple(excluidos)
        else:
            resto -= medianoche - ahora
        ahora = medianoche
