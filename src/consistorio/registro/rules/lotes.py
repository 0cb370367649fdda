"""The same step for many entries at once: what it needs, how it goes on and how it ends."""

from __future__ import annotations

from enum import StrEnum

from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.registro.rules.movimientos import CON_MOTIVO, Accion

MAXIMO_DE_ENTRADAS = 200_000
POR_TANDA, POR_TANDA_DE_REGLA = 500, 100
"""Each tanda is one transaction: it must end within the lease of a task, with room to spare."""
SEGUNDOS_PARADO = 300
"""A batch that has not moved for so long waits for nobody: it may be begun again from where it is."""


class AccionDeLote(StrEnum):
    """What may be done with many entries at once."""

    ASIGNAR = "asignar"
    SOLTAR = "soltar"
    REENVIAR = "reenviar"
    DEVOLVER = "devolver"
    COPIAR = "copiar"
    LEER = "leer"
    ARCHIVAR = "archivar"
    REABRIR = "reabrir"
    REGLA = "regla"


class EstadoDeLote(StrEnum):
    """Where a batch is."""

    EN_CURSO = "en-curso"
    CANCELADO = "cancelado"
    ACABADO = "acabado"


class Resultado(StrEnum):
    """What became of an entry. One that was left out is as it was; one that failed, too."""

    HECHO = "hecho"
    OMITIDO = "omitido"
    FALLIDO = "fallido"


class DefectoDeLote(StrEnum):
    """Why a batch cannot be begun."""

    VACIO = "vacio"
    DEMASIADAS = "demasiadas"
    SIN_MOTIVO = "sin-motivo"
    SIN_UNIDAD = "sin-unidad"
    SIN_PERSONA = "sin-persona"
    SIN_REGLA = "sin-regla"


class LoteNoValido(ValueError):
    """The batch cannot be begun; ``defecto`` says why."""

    def __init__(self, defecto: DefectoDeLote) -> None:
        super().__init__(defecto.value)
        self.defecto = defecto


class PasoDeLoteNoPermitido(ValueError):
    """From where the batch is, that cannot be done."""


CON_UNIDAD = frozenset({AccionDeLote.REENVIAR, AccionDeLote.COPIAR})


@regla(LPACAP.art("16.2"))
def comprobar(
    accion: AccionDeLote, *, unidad: bool, persona: bool, hay_regla: bool, motivo: str
) -> None:
    """
    Let a batch be begun if it says all that its step needs.

    :raises LoteNoValido: otherwise.
    """
    if accion in CON_UNIDAD and not unidad:
        raise LoteNoValido(DefectoDeLote.SIN_UNIDAD)
    if accion is AccionDeLote.ASIGNAR and not persona:
        raise LoteNoValido(DefectoDeLote.SIN_PERSONA)
    if accion is AccionDeLote.REGLA:
        if not hay_regla:
            raise LoteNoValido(DefectoDeLote.SIN_REGLA)
    elif Accion(accion.value) in CON_MOTIVO and not motivo.strip():
        raise LoteNoValido(DefectoDeLote.SIN_MOTIVO)


def comprobar_cuantas(cuantas: int) -> None:
    """
    Let a batch be begun with so many entries.

    :raises LoteNoValido: if there is none, or too many.
    """
    if not cuantas:
        raise LoteNoValido(DefectoDeLote.VACIO)
    if cuantas > MAXIMO_DE_ENTRADAS:
        raise LoteNoValido(DefectoDeLote.DEMASIADAS)


def por_tanda(accion: AccionDeLote) -> int:
    """Return how many entries go in a tanda: a rule moves each by itself, and takes longer."""
    return POR_TANDA_DE_REGLA if accion is AccionDeLote.REGLA else POR_TANDA


def cancelar(estado: str) -> EstadoDeLote:
    """
    Return where a batch goes when it is cancelled. What it did is not undone.

    :raises PasoDeLoteNoPermitido: if it is not going on.
    """
    if estado != EstadoDeLote.EN_CURSO:
        raise PasoDeLoteNoPermitido(estado)
    return EstadoDeLote.CANCELADO


def reanudar(estado: str, *, segundos_sin_avanzar: float) -> EstadoDeLote:
    """
    Return where a batch goes when it is begun again from where it was.

    :raises PasoDeLoteNoPermitido: if it has ended, or is going on.
    """
    esta_parado = estado == EstadoDeLote.EN_CURSO and segundos_sin_avanzar >= SEGUNDOS_PARADO
    if estado != EstadoDeLote.CANCELADO and not esta_parado:
        raise PasoDeLoteNoPermitido(estado)
    return EstadoDeLote.EN_CURSO
