"""How what somebody types in the search is understood, and where it is in a text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from consistorio.registro.rules.numeracion import NumeroDeAsiento, NumeroNoValido

PALABRAS_MAXIMAS = 8
ANCHO = 160
_NIF = re.compile(r"[0-9]{4,8}[A-Z]?|[XYZ][0-9]{4,7}[A-Z]?|[A-HJNP-SUVW][0-9]{4,7}[0-9A-J]?")
_PALABRA = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Pregunta:
    """A number of asiento, the beginning of a NIF, or words."""

    numero: NumeroDeAsiento | None = None
    nif: str = ""
    palabras: tuple[str, ...] = ()


def entender(texto: str) -> Pregunta:
    """Return what is asked for. Punctuation is not looked at; neither are words past the eighth."""
    limpio = texto.strip()
    try:
        return Pregunta(numero=NumeroDeAsiento.leer(limpio.upper()))
    except NumeroNoValido:
        pass
    posible = re.sub(r"[\s.\-]", "", limpio).upper()
    if _NIF.fullmatch(posible):
        return Pregunta(nif=posible)
    return Pregunta(palabras=tuple(entender_palabras(limpio)[:PALABRAS_MAXIMAS]))


def entender_palabras(texto: str) -> list[str]:
    """Return the words of a text, in small letters and without accents."""
    return _PALABRA.findall(llano(texto))


def _llana(letra: str) -> str:
    return unicodedata.normalize("NFD", letra.lower())[0]


_LLANAS = {codigo: _llana(chr(codigo)) for codigo in range(0x530)}
"""Latin, Greek and Cyrillic: what our languages are written in."""


def llano(texto: str) -> str:
    """Return the text in small letters and without accents, letter by letter."""
    return texto.translate(_LLANAS)


def fragmento(texto: str, palabras: tuple[str, ...]) -> list[tuple[str, bool]]:
    """Return a piece of the text around the first word found, in parts: (part, is it a word)."""
    if not palabras:
        return [(texto[:ANCHO] + ("…" if len(texto) > ANCHO else ""), False)]
    raices = [palabra[: max(4, len(palabra) - 2)] for palabra in palabras]
    hallazgos = [
        hallada.span()
        for hallada in _PALABRA.finditer(llano(texto))
        if any(hallada.group().startswith(raiz) for raiz in raices)
    ]
    primero = hallazgos[0][0] if hallazgos else 0
    desde = max(0, primero - ANCHO // 3)
    hasta = min(len(texto), desde + ANCHO)
    partes: list[tuple[str, bool]] = [("…", False)] if desde else []
    cursor = desde
    for inicio, fin in hallazgos:
        if inicio < cursor or fin > hasta:
            continue
        partes += [(texto[cursor:inicio], False), (texto[inicio:fin], True)]
        cursor = fin
    partes.append((texto[cursor:hasta] + ("…" if hasta < len(texto) else ""), False))
    return [parte for parte in partes if parte[0]]
