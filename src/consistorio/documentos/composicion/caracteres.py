"""What our fonts can print; a glyph that is missing would break PDF/A."""

import json
import re
import unicodedata
from functools import cache
from pathlib import Path

_COBERTURA = Path(__file__).parent / "fuentes" / "cobertura.json"
_SUSTITUTO = "\N{WHITE SQUARE}"
_SALTOS = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")


@cache
def imprimibles() -> frozenset[str]:
    """Return every character that all four fonts have, plus newline and tab."""
    rangos = json.loads(_COBERTURA.read_text())
    return frozenset(chr(n) for a, b in rangos for n in range(a, b + 1)) | {"\n", "\t"}


def imprimible(texto: str) -> str:
    """
    Return the text with what cannot be printed replaced by a visible mark.

    Only the print suffers: what the person wrote is kept where it was stored.
    """
    if texto.isascii() and texto.isprintable():
        return texto
    texto = unicodedata.normalize("NFC", _SALTOS.sub("\n", texto))
    return "".join(_sustituir(c) for c in texto)


def _sustituir(caracter: str) -> str:
    if caracter in imprimibles():
        return caracter
    return "" if unicodedata.category(caracter) in {"Cc", "Cf", "Mn"} else _SUSTITUTO
