"""
Who may sign now: blocks in order, and inside a block anybody first.

A block may be content with some of those who are asked, and somebody may be asked without it being
needed: she holds nobody up, and may sign as long as the petition is open.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from consistorio.firma.rules.negativas import (
    CargoNoVigente,
    FueraDeTurno,
    NoEsFirmante,
    YaFirmada,
    YaRechazada,
)
from consistorio.nucleo.normativa import LRJSP, regla


@dataclass(frozen=True, slots=True)
class Puesto:
    """
    A place in a petition. Those of a lower ``bloque`` sign before.

    :param opcional: her signature is welcome, and nobody waits for it.
    :param minimo: how many of the block that are not optional have to sign; 0 is all of them.
    """

    nif: str
    bloque: int
    firmado: bool = False
    rechazado: bool = False
    opcional: bool = False
    minimo: int = 0


class BloqueImposible(ValueError):
    """A block asks for more signatures than people in it, or only for optional ones."""


def exigir_bloques(puestos: Sequence[Puesto]) -> None:
    """
    Let the blocks pass only if each can be completed, and needs at least a signature.

    :raises BloqueImposible: naming the first one that cannot.
    """
    for numero, bloque in _bloques(puestos):
        necesarios = [p for p in bloque if not p.opcional]
        if not necesarios or any(p.minimo > len(necesarios) for p in bloque):
            raise BloqueImposible(numero)


def bloque_en_turno(puestos: Sequence[Puesto]) -> int | None:
    """Return the block that signs now; nothing if all are complete or one never will be."""
    if hay_rechazo(puestos):
        return None
    return next((numero for numero, bloque in _bloques(puestos) if _faltan(bloque)), None)


def hay_rechazo(puestos: Sequence[Puesto]) -> bool:
    """Tell whether those who have refused leave some block without the signatures that it needs."""
    return any(_faltan(bloque) > _quedan(bloque) for _, bloque in _bloques(puestos))


def exigir_turno(puestos: Sequence[Puesto], nif: str) -> None:
    """
    Let the person go on only if it is her turn, or has been and the petition is open.

    :raises NoEsFirmante: if nobody asked her.
    :raises YaFirmada: if she has signed already.
    :raises YaRechazada: if she refused.
    :raises FueraDeTurno: if others sign before her.
    """
    suyo = next((puesto for puesto in puestos if puesto.nif == nif), None)
    if suyo is None:
        raise NoEsFirmante(nif)
    if suyo.firmado:
        raise YaFirmada(nif)
    if suyo.rechazado:
        raise YaRechazada(nif)
    turno = bloque_en_turno(puestos)
    if turno is None or suyo.bloque > turno:
        raise FueraDeTurno(nif)


@regla(LRJSP.art("43"))
def exigir_cargo(cargo: str, vigentes: Collection[str]) -> None:
    """
    Let the person go on only if she holds the post today.

    :param vigentes: codes of the posts that she holds on the day of the signature.
    :raises CargoNoVigente: if it is not among them: that signature would not be valid.
    """
    if cargo not in vigentes:
        raise CargoNoVigente(cargo)


def _bloques(puestos: Sequence[Puesto]) -> Iterator[tuple[int, list[Puesto]]]:
    en_orden = sorted(puestos, key=lambda p: p.bloque)
    for numero, bloque in groupby(en_orden, key=lambda p: p.bloque):
        yield numero, list(bloque)


def _faltan(bloque: Sequence[Puesto]) -> int:
    """Return how many signatures the block still needs."""
    necesarios = [p for p in bloque if not p.opcional]
    minimo = max(p.minimo for p in bloque) or len(necesarios)
    return max(0, minimo - sum(p.firmado for p in necesarios))


def _quedan(bloque: Sequence[Puesto]) -> int:
    """Return how many that count may still sign."""
    return sum(not (p.opcional or p.firmado or p.rechazado) for p in bloque)
