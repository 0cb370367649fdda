"""Asientos are never amended: what was wrong is said in a later fact (ROF 153.3, LPACAP 16.2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from consistorio.nucleo.normativa import LPACAP, ROF, regla

LARGO_DEL_MOTIVO = 500
RECTIFICABLES = {
    "extracto": 240,
    "expone": 4000,
    "solicita": 4000,
    "observaciones": 160,
    "referencia_externa": 16,
}
"""What may be rectified, with its length; the interested person, apart. Number and hour, never."""


class TipoDeHecho(StrEnum):
    """What may happen to an asiento after it was made."""

    RECTIFICACION = "rectificacion"
    ANULACION = "anulacion"
    CUMPLIMENTACION = "cumplimentacion"
    ENLACE = "enlace"


class MotivoDeNegativa(StrEnum):
    """Why a fact cannot be added to an asiento."""

    SIN_MOTIVO = "sin-motivo"
    MOTIVO_LARGO = "motivo-largo"
    ANULADO = "anulado"
    NADA_QUE_RECTIFICAR = "nada-que-rectificar"
    NO_SE_RECTIFICA = "no-se-rectifica"
    LARGO = "largo"
    SIN_EXTRACTO = "sin-extracto"
    NO_ES_RESERVA = "no-es-reserva"
    RESERVA_YA_CUMPLIMENTADA = "reserva-ya-cumplimentada"
    RESERVA_SIN_CUMPLIMENTAR = "reserva-sin-cumplimentar"
    ENLACE_DEL_MISMO_LIBRO = "enlace-del-mismo-libro"
    YA_ENLAZADOS = "ya-enlazados"


class CorreccionNoAdmitida(ValueError):
    """The fact cannot be added; ``motivo`` says why."""

    def __init__(self, motivo: MotivoDeNegativa) -> None:
        super().__init__(motivo.value)
        self.motivo = motivo


@dataclass(frozen=True, slots=True, kw_only=True)
class Situacion:
    """How an asiento is, as far as corrections ask."""

    anulado: bool = False
    reservado: bool = False
    cumplimentado: bool = False


@regla(ROF.art("153.3"))
def exigir_motivo(motivo: str) -> str:
    """
    Return the reason, without spaces around: an openly noted correction always has one.

    :raises CorreccionNoAdmitida: if there is none, or it is too long.
    """
    limpio = motivo.strip()
    if not limpio:
        raise CorreccionNoAdmitida(MotivoDeNegativa.SIN_MOTIVO)
    if len(limpio) > LARGO_DEL_MOTIVO:
        raise CorreccionNoAdmitida(MotivoDeNegativa.MOTIVO_LARGO)
    return limpio


@regla(ROF.art("153.3"), LPACAP.art("16.2"))
def exigir_que_admita(tipo: TipoDeHecho, situacion: Situacion) -> None:
    """
    Let the fact be added only to an asiento that is in force and of its kind.

    :raises CorreccionNoAdmitida: otherwise.
    """
    if situacion.anulado:
        raise CorreccionNoAdmitida(MotivoDeNegativa.ANULADO)
    pendiente = situacion.reservado and not situacion.cumplimentado
    if tipo is TipoDeHecho.CUMPLIMENTACION and not situacion.reservado:
        raise CorreccionNoAdmitida(MotivoDeNegativa.NO_ES_RESERVA)
    if tipo is TipoDeHecho.CUMPLIMENTACION and situacion.cumplimentado:
        raise CorreccionNoAdmitida(MotivoDeNegativa.RESERVA_YA_CUMPLIMENTADA)
    if tipo in {TipoDeHecho.RECTIFICACION, TipoDeHecho.ENLACE} and pendiente:
        raise CorreccionNoAdmitida(MotivoDeNegativa.RESERVA_SIN_CUMPLIMENTAR)


@regla(ROF.art("153.3"))
def cambios_de(vigente: Mapping[str, str], pedidos: Mapping[str, str]) -> dict[str, str]:
    """
    Return what really changes of what is asked for.

    :raises CorreccionNoAdmitida: if something asked for may not be rectified, or does not fit.
    """
    cambios = {}
    for campo, valor in pedidos.items():
        if campo not in RECTIFICABLES:
            raise CorreccionNoAdmitida(MotivoDeNegativa.NO_SE_RECTIFICA)
        if len(valor.strip()) > RECTIFICABLES[campo]:
            raise CorreccionNoAdmitida(MotivoDeNegativa.LARGO)
        if campo == "extracto" and not valor.strip():
            raise CorreccionNoAdmitida(MotivoDeNegativa.SIN_EXTRACTO)
        if valor.strip() != vigente.get(campo, ""):
            cambios[campo] = valor.strip()
    return cambios
