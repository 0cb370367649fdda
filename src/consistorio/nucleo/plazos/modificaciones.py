"""What makes a plazo longer or shorter: LPACAP arts. 32 and 33."""

from dataclasses import dataclass
from datetime import date, datetime

from consistorio.nucleo.calendarios import Calendario
from consistorio.nucleo.fechas import fecha_larga
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.nucleo.plazos.computo import computar
from consistorio.nucleo.plazos.explicacion import Explicacion, paso
from consistorio.nucleo.plazos.unidades import Plazo, Unidad, dias_naturales, meses

# Halves of one month that fit in the month of 28 days, and in that of 31.
MITAD_SEGURA_DE_UN_MES = 14
MITAD_FAVORABLE_DE_UN_MES = 16


class PlazoNoAmpliable(ValueError):
    """The plazo is so short that its half is nothing."""


class AmpliacionExcesiva(ValueError):
    """More than half of the plazo was granted (art. 32.1)."""


class AmpliacionFueraDePlazo(ValueError):
    """It was asked or granted when the plazo had already run out (art. 32.3)."""


@regla(LPACAP.art("32.1"))
def maxima_ampliacion(plazo: Plazo) -> Plazo:
    """
    Return the longest extension: half of the plazo, rounded down because it may not be exceeded.

    :raises PlazoNoAmpliable: if half of it is less than one unit.
    """
    if plazo == meses(1):
        return dias_naturales(MITAD_SEGURA_DE_UN_MES)
    if plazo.unidad is Unidad.ANUALIDADES:
        return meses(plazo.cantidad * 6)
    if plazo.cantidad == 1:
        raise PlazoNoAmpliable(str(plazo))
    return Plazo(plazo.cantidad // 2, plazo.unidad)


@regla(LPACAP.art("32.1"), LPACAP.art("32.3"))
def ampliar(
    explicacion: Explicacion,
    *,
    plazo: Plazo,
    ampliacion: Plazo,
    calendario: Calendario,
    acordada: date,
    solicitada: date | None = None,
) -> Explicacion:
    """
    Add to a plazo an extension, which runs on from the day after its end.

    :param solicitada: day of the request, or nothing if it is granted ex officio.
    :raises AmpliacionExcesiva: if it is longer than half of the plazo, or in other units.
    :raises AmpliacionFueraDePlazo: if the plazo had ended before the request or the decision.
    :raises CalendarioSinPublicar: if the count enters a year without a calendar.
    """
    maxima = maxima_ampliacion(plazo)
    if ampliacion.unidad is not maxima.unidad or ampliacion.cantidad > maxima.cantidad:
        raise AmpliacionExcesiva(f"{ampliacion}; como máximo, {maxima}")
    if max(acordada, solicitada or acordada) > explicacion.fin:
        raise AmpliacionFueraDePlazo(explicacion.fin.isoformat())

    extra = computar(ampliacion, explicacion.fin, calendario)
    frase = (
        f"El plazo se amplía en {ampliacion}, por acuerdo de {fecha_larga(acordada)}: "
        f"termina el {fecha_larga(extra.fin)}."
    )
    parametros = {"ampliacion": ampliacion.como_datos(), "acordada": acordada.isoformat()}
    return explicacion.con_paso(
        paso(
            "ampliacion",
            LPACAP.art("32.1"),
            frase,
            parametros=parametros,
            excluidos=extra.excluidos,
            resultado=extra.fin,
        ),
        fin=extra.fin,
    )


@regla(LPACAP.art("33.1"))
def reducir_por_urgencia(plazo: Plazo, *, es_solicitud_o_recurso: bool = False) -> Plazo:
    """
    Return the plazo of an urgent procedure: half, rounded up in favour of the person.

    Those to file requests and appeals are not reduced.
    """
    if es_solicitud_o_recurso:
        return plazo
    if plazo == meses(1):
        return dias_naturales(MITAD_FAVORABLE_DE_UN_MES)
    if plazo.unidad is Unidad.ANUALIDADES:
        return meses(plazo.cantidad * 6)
    return Plazo((plazo.cantidad + 1) // 2, plazo.unidad)


@dataclass(frozen=True, slots=True)
class AmpliacionPorIncidencia:
    """A technical incident and the extension that the sede publishes because of it."""

    inicio: datetime
    fin: datetime
    nuevo_fin: date
    incidencia_publicada_en: datetime
    ampliacion_publicada_en: datetime


@regla(LPACAP.art("32.4"), LPACAP.art("32.5"))
def aplicar_incidencia(
    explicacion: Explicacion, ampliacion: AmpliacionPorIncidencia
) -> Explicacion:
    """
    Extend a plazo that had not run out when the incident began; leave any other as it was.

    One that began when the incident was over is another too.

    :param ampliacion: published in the sede, incident and extension both.
    """
    vencido = explicacion.fin < ampliacion.inicio.date()
    posterior = explicacion.dia_cero > ampliacion.fin.date()
    if vencido or posterior or ampliacion.nuevo_fin <= explicacion.fin:
        return explicacion
    frase = (
        f"Por la incidencia técnica de {fecha_larga(ampliacion.inicio.date())}, publicada en la "
        f"sede, el plazo termina el {fecha_larga(ampliacion.nuevo_fin)}."
    )
    return explicacion.con_paso(
        paso(
            "incidencia",
            LPACAP.art("32.4"),
            frase,
            parametros={
                "desde": ampliacion.inicio.isoformat(),
                "hasta": ampliacion.fin.isoformat(),
            },
            resultado=ampliacion.nuevo_fin,
        ),
        fin=ampliacion.nuevo_fin,
    )
