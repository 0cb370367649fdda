"""The fixed words of the documents, in each language."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_CARPETA = Path(__file__).parent / "etiquetas"
_BASE = "es"


def idiomas() -> frozenset[str]:
    """Return the languages that have labels."""
    return frozenset(ruta.stem for ruta in _CARPETA.glob("*.json"))


@cache
def etiquetas(idioma: str) -> Mapping[str, str]:
    """Return the labels of a language; what it lacks is said as in its mother language, or Spanish."""
    textos: dict[str, str] = {}
    for capa in (_BASE, lengua(idioma), idioma):
        ruta = _CARPETA / f"{capa}.json"
        if capa in idiomas():
            textos |= json.loads(ruta.read_text(encoding="utf-8"))
    return textos


def lengua(idioma: str) -> str:
    """Return the language without its variety: Valencian is marked as Catalan (BCP 47)."""
    return idioma.partition("-")[0]
