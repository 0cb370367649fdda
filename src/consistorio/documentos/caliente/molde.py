"""Bytes with gaps: what is fixed is written once, what changes is put in its place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Molde:
    """``fijas`` has one piece more than ``huecos``; they alternate."""

    fijas: tuple[bytes, ...]
    huecos: tuple[str, ...]

    def llenar(self, valores: Mapping[str, bytes]) -> bytes:
        """
        Return the bytes with every gap filled.

        :raises KeyError: if a gap has no value.
        """
        piezas = [self.fijas[0]]
        for hueco, fija in zip(self.huecos, self.fijas[1:], strict=True):
            piezas.append(valores[hueco])
            piezas.append(fija)
        return b"".join(piezas)


def cortar(contenido: bytes, cortes: Iterable[tuple[int, int, str]]) -> Molde:
    """Return the mould with a gap at each (from, to, name); they may not overlap."""
    fijas, huecos, donde = [], [], 0
    for desde, hasta, nombre in sorted(cortes):
        if desde < donde:
            raise ValueError(f"two gaps overlap at {nombre}")
        fijas.append(contenido[donde:desde])
        huecos.append(nombre)
        donde = hasta
    fijas.append(contenido[donde:])
    return Molde(tuple(fijas), tuple(huecos))


def apariciones(contenido: bytes, marcas: Mapping[bytes, str]) -> list[tuple[int, int, str]]:
    """Return where each mark is, every time it is there."""
    cortes = []
    for marca, nombre in marcas.items():
        inicio = contenido.find(marca)
        while inicio >= 0:
            cortes.append((inicio, inicio + len(marca), nombre))
            inicio = contenido.find(marca, inicio + len(marca))
    return cortes
