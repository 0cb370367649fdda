"""Plazos in days, months and years: LPACAP art. 30."""

from calendar import monthrange
from datetime import date

from consistorio.nucleo.calendarios import Calendario
from consistorio.nucleo.fechas import UN_DIA, fecha_larga
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.nucleo.plazos.explicacion import DiaExcluido, Explicacion, Paso, paso
from consistorio.nucleo.plazos.unidades import (
    Plazo,
    PlazoMalExpresado,
    Unidad,
    anualidades,
    dias_habiles,
    dias_naturales,
    meses,
)

MESES_DEL_CALENDARIO = 12


@regla(LPACAP.art("30.2"), LPACAP.art("30.3"), LPACAP.art("30.4"), LPACAP.art("30.5"))
def computar(
    plazo: Plazo, dia_cero: date, calendario: Calendario, *, prorrogar: bool = True
) -> Explicacion:
    """
    Return when a plazo of days, months or years ends, and why.

    :param dia_cero: day of the notification, publication or silence; day one is the next one.
    :param calendario: that of the sede, together with that of the person's residence (art. 30.6).
    :param prorrogar: whether a last day inhábil moves the end (art. 30.5).
    :raises PlazoMalExpresado: if the plazo is in hours, which are counted from an hour.
    :raises CalendarioSinPublicar: if the count needs a year without a calendar.
    """
    fin_bruto, cuenta = _contar(plazo, dia_cero, calendario)
    inicio = paso(
        "dia_cero",
        LPACAP.art("30.4" if plazo.unidad in _DE_FECHA_A_FECHA else "30.3"),
        f"El plazo de {plazo} se cuenta a partir del día siguiente al {fecha_larga(dia_cero)}.",
        parametros={"plazo": plazo.como_datos(), "dia_cero": dia_cero.isoformat()},
        resultado=dia_cero,
    )
    explicacion = Explicacion(
        dia_cero=dia_cero,
        fin_bruto=fin_bruto,
        fin=fin_bruto,
        pasos=(inicio, cuenta),
        calendario=calendario.version,
    )
    return prorrogar_al_primer_habil(explicacion, calendario) if prorrogar else explicacion


@regla(LPACAP.art("30.3"))
def fin_de_plazo_en_dias(notificado: date, dias: int, calendario: Calendario) -> date:
    """
    Return the last day of a deadline counted in días hábiles.

    :raises CalendarioSinPublicar: if the count enters a year without a calendar.
    """
    return computar(dias_habiles(dias), notificado, calendario).fin


@regla(LPACAP.art("30.2"))
def fin_de_plazo_en_dias_naturales(notificado: date, dias: int, calendario: Calendario) -> date:
    """
    Return the last day of a deadline that a law orders to count in días naturales.

    :raises CalendarioSinPublicar: if the last day falls in a year without a calendar.
    """
    return computar(dias_naturales(dias), notificado, calendario).fin


@regla(LPACAP.art("30.4"), LPACAP.art("30.5"))
def fin_de_plazo_en_meses(notificado: date, cantidad: int, calendario: Calendario) -> date:
    """
    Return the last day of a deadline counted in months.

    It ends on the same day of the month as ``notificado``, or on the last day of a shorter
    month; if that day is inhábil, on the first día hábil after it.

    :raises CalendarioSinPublicar: if the last day falls in a year without a calendar.
    """
    return computar(meses(cantidad), notificado, calendario).fin


@regla(LPACAP.art("30.4"), LPACAP.art("30.5"))
def fin_de_plazo_en_anualidades(notificado: date, cantidad: int, calendario: Calendario) -> date:
    """
    Return the last day of a deadline counted in years.

    :raises CalendarioSinPublicar: if the last day falls in a year without a calendar.
    """
    return computar(anualidades(cantidad), notificado, calendario).fin


def sumar_meses(dia: date, cantidad: int) -> date:
    """Return the same day of the month that many months later, or the last of a shorter one."""
    ejercicio, mes = divmod(
        dia.year * MESES_DEL_CALENDARIO + dia.month - 1 + cantidad, MESES_DEL_CALENDARIO
    )
    ultimo = monthrange(ejercicio, mes + 1)[1]
    return date(ejercicio, mes + 1, min(dia.day, ultimo))


@regla(LPACAP.art("30.5"))
def prorrogar_al_primer_habil(explicacion: Explicacion, calendario: Calendario) -> Explicacion:
    """
    Move the end to the first día hábil, if its last day is not one.

    :raises CalendarioSinPublicar: if the search enters a year without a calendar.
    """
    if calendario.es_habil(explicacion.fin):
        return explicacion
    fin = calendario.primer_habil(explicacion.fin)
    excluidos = _inhabiles(explicacion.fin, fin, calendario)
    frase = (
        f"El último día, {fecha_larga(explicacion.fin)}, es inhábil ({excluidos[0].motivo}): "
        f"el plazo termina el primer día hábil siguiente, {fecha_larga(fin)}."
    )
    return explicacion.con_paso(
        paso("prorroga", LPACAP.art("30.5"), frase, excluidos=excluidos, resultado=fin), fin=fin
    )


_DE_FECHA_A_FECHA = (Unidad.MESES, Unidad.ANUALIDADES)


def _contar(plazo: Plazo, dia_cero: date, calendario: Calendario) -> tuple[date, Paso]:
    match plazo.unidad:
        case Unidad.DIAS_HABILES:
            return _contar_habiles(plazo.cantidad, dia_cero, calendario)
        case Unidad.DIAS_NATURALES:
            return _contar_naturales(plazo.cantidad, dia_cero)
        case Unidad.MESES:
            return _contar_meses(plazo.cantidad, dia_cero)
        case Unidad.ANUALIDADES:
            return _contar_meses(plazo.cantidad * MESES_DEL_CALENDARIO, dia_cero)
        case Unidad.HORAS:
            raise PlazoMalExpresado("un plazo en horas se cuenta desde una hora")


def _contar_habiles(dias: int, dia_cero: date, calendario: Calendario) -> tuple[date, Paso]:
    fin = dia_cero
    for _ in range(dias):
        fin = calendario.primer_habil(fin + UN_DIA)
    excluidos = _inhabiles(dia_cero + UN_DIA, fin, calendario)
    frase = (
        f"Se excluyen {len(excluidos)} días inhábiles. El último día es el {fecha_larga(fin)}."
        if excluidos
        else f"Todos los días son hábiles. El último es el {fecha_larga(fin)}."
    )
    return fin, paso("dias_habiles", LPACAP.art("30.2"), frase, excluidos=excluidos, resultado=fin)


def _contar_naturales(dias: int, dia_cero: date) -> tuple[date, Paso]:
    fin = dia_cero + dias * UN_DIA
    frase = f"Son días naturales y cuentan todos. El último es el {fecha_larga(fin)}."
    return fin, paso("dias_naturales", LPACAP.art("30.2"), frase, resultado=fin)


def _contar_meses(cantidad: int, dia_cero: date) -> tuple[date, Paso]:
    fin = sumar_meses(dia_cero, cantidad)
    if fin.day == dia_cero.day:
        codigo = "mismo_dia"
        frase = f"Termina el mismo día del mes: el {fecha_larga(fin)}."
    else:
        codigo = "ultimo_dia_del_mes"
        frase = (
            f"Ese mes no tiene día {dia_cero.day}: termina su último día, el {fecha_larga(fin)}."
        )
    return fin, paso(codigo, LPACAP.art("30.4"), frase, resultado=fin)


def _inhabiles(desde: date, hasta: date, calendario: Calendario) -> tuple[DiaExcluido, ...]:
    """Return the días inhábiles from ``desde`` to ``hasta``, both included."""
    dias = (desde + n * UN_DIA for n in range((hasta - desde).days + 1))
    return tuple(
        DiaExcluido(dia, motivo) for dia in dias if (motivo := calendario.motivo_inhabil(dia))
    )
