"""
The tree of a log cut into files that never change (C2SP tlog-tiles).

A tesela has up to 256 consecutive hashes of one level; level ``n`` of teselas is level ``8n`` of the
tree. Full ones are final; those at the right edge are asked for with their width.
"""

from collections.abc import Iterator
from dataclasses import dataclass

ALTURA = 8
ANCHO = 1 << ALTURA
NIVEL_MAXIMO = 63
CIFRAS = 3
BASE = 1000


class TeselaNoValida(ValueError):
    """The address is not written as those of teselas are, or no tree can have it."""


@dataclass(frozen=True, slots=True)
class Tesela:
    """
    Some consecutive hashes of a level.

    :param nivel: of teselas; 0 are the leaves.
    :param ancho: how many hashes it has, from 1 to 256.
    """

    nivel: int
    indice: int
    ancho: int = ANCHO

    def __post_init__(self) -> None:
        if not (0 <= self.nivel <= NIVEL_MAXIMO and self.indice >= 0 and 1 <= self.ancho <= ANCHO):
            raise TeselaNoValida(f"{self.nivel}/{self.indice}/{self.ancho}")

    @property
    def ruta(self) -> str:
        """The last part of its address, ``<level>/<index>[.p/<width>]``."""
        return f"{self.nivel}/{ruta_de(self.indice, self.ancho)}"

    @property
    def primero(self) -> int:
        """Index of its first hash, in level ``nivel_del_arbol`` of the tree."""
        return self.indice * ANCHO

    @property
    def nivel_del_arbol(self) -> int:
        return self.nivel * ALTURA

    def cabe_en(self, size: int) -> bool:
        """Tell whether a tree of that size has all its hashes."""
        return self.primero + self.ancho <= size >> self.nivel_del_arbol


def ruta_de(indice: int, ancho: int = ANCHO) -> str:
    """Return an index as it is written in addresses: 1234067 is ``x001/x234/067``."""
    partes = [f"{indice % BASE:0{CIFRAS}}"]
    while indice := indice // BASE:
        partes.append(f"x{indice % BASE:0{CIFRAS}}")
    return "/".join(reversed(partes)) + (f".p/{ancho}" if ancho < ANCHO else "")


def leer_ruta(ruta: str) -> tuple[int, int]:
    """
    Return the index and the width of an address, which can be written in only one way.

    :raises TeselaNoValida: if it is not written so.
    """
    camino, parcial, ancho = ruta.partition(".p/")
    indice = 0
    for parte in camino.split("/"):
        indice = indice * BASE + _numero(parte.removeprefix("x"))
    leido = (indice, _numero(ancho) if parcial else ANCHO)
    if ruta_de(*leido) != ruta:
        raise TeselaNoValida(ruta)
    return leido


def teselas_de(size: int) -> Iterator[Tesela]:
    """Give every tesela of a tree of that size, from the leaves up and from left to right."""
    for nivel in range(NIVEL_MAXIMO + 1):
        hashes = size >> nivel * ALTURA
        if not hashes:
            return
        for indice in range(hashes // ANCHO):
            yield Tesela(nivel, indice)
        if hashes % ANCHO:
            yield Tesela(nivel, hashes // ANCHO, hashes % ANCHO)


def _numero(cifras: str) -> int:
    if not (cifras.isascii() and cifras.isdigit()) or len(cifras) > CIFRAS:
        raise TeselaNoValida(cifras)
    return int(cifras)
