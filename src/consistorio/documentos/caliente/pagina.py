"""The page of a skeleton: its text operators, found and cut."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .letras import Letras

_FUENTE = re.compile(rb"/(f\d+) ([\d.]+) Tf 1 0 0 -1 0 0 Tm")
_ESCAPES = dict(zip(b"nrtbf()\\", b"\n\r\t\b\f()\\", strict=True))
_OCTAL = re.compile(rb"[0-7]{1,3}")


@dataclass(frozen=True, slots=True)
class Rotulo:
    """One run of text: where its operator is, in which font and size, and what it says."""

    desde: int
    hasta: int
    fuente: str
    cuerpo: float
    texto: str


def rotulos(contenido: bytes, fuentes: Mapping[str, Letras]) -> Iterator[Rotulo]:
    """Yield every run of text of a content stream of our composer, in order."""
    for hallado in _FUENTE.finditer(contenido):
        codificado, hasta = _operador(contenido, hallado.end())
        fuente = hallado[1].decode()
        texto = fuentes[fuente].leer(codificado)
        yield Rotulo(hallado.end(), hasta, fuente, float(hallado[2]), texto)


def _operador(contenido: bytes, i: int) -> tuple[bytes, int]:
    """Return the codes that a show operator shows, and where it ends."""
    codigos = bytearray()
    while contenido[i : i + 2] not in {b"Tj", b"TJ"}:
        if contenido[i] == ord("("):
            cadena, i = _cadena(contenido, i + 1)
            codigos += cadena
        elif contenido[i] == ord("<"):
            fin = contenido.index(b">", i)
            codigos += bytes.fromhex(contenido[i + 1 : fin].decode())
            i = fin + 1
        else:
            i += 1
    return bytes(codigos), i + 2


def _cadena(contenido: bytes, i: int) -> tuple[bytes, int]:
    """Return a literal string that starts at ``i``, and where the next thing starts."""
    cadena, abiertos = bytearray(), 1
    while abiertos:
        octeto = contenido[i]
        i += 1
        if octeto == ord("\\"):
            octal = _OCTAL.match(contenido, i)
            cadena.append(int(octal[0], 8) if octal else _ESCAPES[contenido[i]])
            i = octal.end() if octal else i + 1
            continue
        abiertos += (octeto == ord("(")) - (octeto == ord(")"))
        if abiertos:
            cadena.append(octeto)
    return bytes(cadena), i


def sin_juego(contenido: bytes, fuentes: Mapping[str, Letras], cuerpo: float) -> bytes:
    """Return the page without the letters that were only there to be embedded."""
    while True:
        sobra = next((r for r in rotulos(contenido, fuentes) if r.cuerpo == cuerpo), None)
        if sobra is None:
            return contenido
        desde = contenido.rindex(b"/Artifact", 0, sobra.desde)
        hasta = contenido.index(b"EMC", sobra.hasta) + len(b"EMC")
        contenido = contenido[:desde] + contenido[hasta:]
