"""The maximum term to resolve and notify: LPACAP arts. 21 to 23."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from consistorio.nucleo.calendarios import Calendario
from consistorio.nucleo.fechas import UN_DIA, fecha_larga
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.nucleo.plazos.computo import computar, prorrogar_al_primer_habil
from consistorio.nucleo.plazos.explicacion import Explicacion, paso
from consistorio.nucleo.plazos.suspensiones import Parada, Suspension, fusionar
from consistorio.nucleo.plazos.unidades import Plazo, Unidad, dias_habiles


class AmpliacionDelMaximoExcesiva(ValueError):
    """The extension is longer than the term itself, or in other units (art. 23.2)."""


@dataclass(frozen=True, slots=True)
class AmpliacionDelMaximo:
    """A reasoned agreement that extends the maximum term (art. 23)."""

    plazo: Plazo
    acordada: date


@regla(LPACAP.art("21.2"), LPACAP.art("21.3"), LPACAP.art("22.1"), LPACAP.art("23.1"))
def plazo_maximo_para_resolver(
    *,
    inicio: date,
    plazo: Plazo,
    calendario: Calendario,
    suspensiones: Iterable[Suspension] = (),
    ampliacion: AmpliacionDelMaximo | None = None,
    prorrogar: bool = True,
    hoy: date | None = None,
) -> Explicacion:
    """
    Return the last day to notify the resolution, and why.

    A suspension that begins when the term has already run out does not revive it.

    :param inicio: day of the agreement that opens it ex officio, or of entry in the register.
    :param prorrogar: whether art. 30.5 is applied to the Administration's own term.
    :param hoy: day up to which an open suspension is counted.
    :raises AmpliacionDelMaximoExcesiva: if it is longer than the term.
    :raises SuspensionAbierta: if one has not ended and ``hoy`` was not given.
    :raises CalendarioSinPublicar: if the end falls in a year without a calendar.
    """
    explicacion = computar(_total(plazo, ampliacion), inicio, calendario, prorrogar=False)
    if ampliacion:
        explicacion = _decir_ampliacion(explicacion, ampliacion)
    for parada in fusionar(suspensiones, hoy):
        if parada.inicio <= explicacion.fin:
            explicacion = _parar(explicacion, parada, plazo, calendario)
    explicacion = replace(explicacion, fin_bruto=explicacion.fin)
    return prorrogar_al_primer_habil(explicacion, calendario) if prorrogar else explicacion


@regla(LPACAP.art("23.2"))
def _total(plazo: Plazo, ampliacion: AmpliacionDelMaximo | None) -> Plazo:
    if ampliacion is None:
        return plazo
    extra = ampliacion.plazo
    if extra.unidad is not plazo.unidad or extra.cantidad > plazo.cantidad:
        raise AmpliacionDelMaximoExcesiva(f"{extra}; como máximo, {plazo}")
    return Plazo(plazo.cantidad + extra.cantidad, plazo.unidad)


def _decir_ampliacion(explicacion: Explicacion, ampliacion: AmpliacionDelMaximo) -> Explicacion:
    frase = (
        f"El plazo máximo se amplió en {ampliacion.plazo} por acuerdo motivado de "
        f"{fecha_larga(ampliacion.acordada)}."
    )
    dicho = paso(
        "ampliacion_del_maximo",
        LPACAP.art("23.1"),
        frase,
        parametros={"ampliacion": ampliacion.plazo.como_datos()},
        resultado=explicacion.fin,
    )
    return explicacion.con_paso(dicho, fin=explicacion.fin)


def _parar(
    explicacion: Explicacion, parada: Parada, plazo: Plazo, calendario: Calendario
) -> Explicacion:
    fin = _correr(explicacion.fin, parada, plazo, calendario)
    motivos = "; ".join(motivo.frase for motivo in parada.motivos)
    frase = (
        f"Suspendido {parada.dias} días, del {fecha_larga(parada.inicio)} al "
        f"{fecha_larga(parada.fin)} ({motivos}): termina el {fecha_larga(fin)}."
    )
    return explicacion.con_paso(
        paso(
            "suspension",
            parada.motivos[0].cita,
            frase,
            parametros={
                "desde": parada.inicio.isoformat(),
                "hasta": parada.fin.isoformat(),
                "dias": parada.dias,
                "motivos": [motivo.name for motivo in parada.motivos],
            },
            resultado=fin,
        ),
        fin=fin,
    )


def _correr(fin: date, parada: Parada, plazo: Plazo, calendario: Calendario) -> date:
    """Give back the days of the stop: hábiles to a term in días hábiles, naturales to any other."""
    if plazo.unidad is not Unidad.DIAS_HABILES:
        return fin + parada.dias * UN_DIA
    parados = (parada.inicio + n * UN_DIA for n in range(1, parada.dias + 1))
    habiles = sum(calendario.es_habil(dia) for dia in parados)
    return computar(dias_habiles(habiles), fin, calendario).fin if habiles else fin
