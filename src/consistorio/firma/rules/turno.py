"""Who may sign now: blocks in order, and inside a block anybody first."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from consistorio.firma.rules.negativas import (
    CargoNoVigente,
    FueraDeTurno,
    NoEsFirmante,
    YaFirmada,
)
from consistorio.nucleo.normativa import LRJSP, regla


@dataclass(frozen=True, slots=True)
class Puesto:
    """A place in a petition. Those of a lower ``bloque`` sign before."""

    nif: str
    bloque: int
    firmado: bool = False
    rechazado: bool = False


def bloque_en_turno(puestos: Sequence[Puesto]) -> int | None:
    """Return the block that signs now, or nothing if all have signed or somebody refused."""
    if any(puesto.rechazado for puesto in puestos):
        return None
    return min((puesto.bloque for puesto in puestos if not puesto.firmado), default=None)


def exigir_turno(puestos: Sequence[Puesto], nif: str) -> None:
    """
    Let the person go on only if it is her turn.

    :raises NoEsFirmante: if nobody asked her.
    :raises YaFirmada: if she has signed already.
    :raises FueraDeTurno: if others sign before her.
    """
    suyo = next((puesto for puesto in puestos if puesto.nif == nif), None)
    if suyo is None:
        raise NoEsFirmante(nif)
    if suyo.firmado:
        raise YaFirmada(nif)
    if suyo.bloque != bloque_en_turno(puestos):
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
