"""The letters of an embedded font: how each one is written in the page and how wide it is."""

import re
from dataclasses import dataclass

from .objetos import Objetos

_PAR = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]{4})>\n")
_ANCHO = re.compile(r"(\d+) (\d+) ([\d.]+)")
_MILESIMAS = 1000


@dataclass(frozen=True, slots=True)
class Letras:
    """
    ``codigos`` is a table for ``str.translate``: character → four hexadecimal digits.

    ``anchos`` are fractions of the size of the letter.
    """

    codigos: dict[int, str]
    anchos: dict[str, float]
    por_codigo: dict[int, str]

    def escribir(self, texto: str, ancho_maximo: float) -> bytes | None:
        """Return the text as a show operator, or ``None`` if it lacks a letter or does not fit."""
        codificado = texto.translate(self.codigos)
        if len(codificado) != 4 * len(texto):
            return None
        if sum(map(self.anchos.__getitem__, texto)) > ancho_maximo:
            return None
        return b"<" + codificado.encode() + b">Tj"

    def leer(self, codificado: bytes) -> str:
        """Return the text that two-byte codes stand for."""
        pares = zip(codificado[::2], codificado[1::2], strict=True)
        return "".join(self.por_codigo.get(a << 8 | b, "\0") for a, b in pares)


def leer_letras(objetos: Objetos, fuente: int) -> Letras:
    """Return the letters of a composite font object, by its ToUnicode map and its widths."""
    mapa = objetos.flujo(objetos.referencia(fuente, b"/ToUnicode "))
    pares = [(int(cid, 16), chr(int(letra, 16))) for cid, letra in _PAR.findall(mapa)]
    anchos = _anchos(objetos, objetos.referencia(fuente, b"/DescendantFonts"))
    return Letras(
        codigos={ord(letra): f"{cid:04X}" for cid, letra in pares},
        anchos={letra: anchos.get(cid, 0.0) for cid, letra in pares},
        por_codigo=dict(pares),
    )


def _anchos(objetos: Objetos, descendiente: int) -> dict[int, float]:
    lista = re.search(rb"/W\[(.*?)\]", objetos.cuerpo(descendiente), re.DOTALL)
    anchos: dict[int, float] = {}
    for desde, hasta, ancho in _ANCHO.findall(lista[1].decode() if lista else ""):
        for cid in range(int(desde), int(hasta) + 1):
            anchos[cid] = float(ancho) / _MILESIMAS
    return anchos
