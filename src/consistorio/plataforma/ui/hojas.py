"""The style sheet: our few files joined, with the theme behind, as one address cached for ever."""

from __future__ import annotations

import gzip
import hashlib
import re
from functools import cache, lru_cache
from pathlib import Path

from django.templatetags.static import static
from django.urls import reverse

from consistorio.plataforma.ui.tema import COLOR_DE_LA_CASA, ColorMalEscrito, tema_de

CARPETA = Path(__file__).parent / "static" / "ui" / "css"
ORDEN = ("tokens", "base", "layout", "components", "print")
_COMENTARIO = re.compile(r"/\*.*?\*/", re.DOTALL)
_ESPACIO = re.compile(r"\s*\n\s*")
_DIGITOS_DE_LA_HUELLA = 12


@cache
def hoja_comun() -> str:
    """Return the part that every sede shares, without comments or indentation."""
    texto = "\n".join((CARPETA / f"{n}.css").read_text(encoding="utf-8") for n in ORDEN)
    texto = _ESPACIO.sub("\n", _COMENTARIO.sub("", texto))
    return re.sub(r'url\("(fonts/[^"]+)"\)', lambda m: f'url("{static("ui/" + m[1])}")', texto)


@lru_cache(maxsize=512)
def hoja(color: str) -> bytes:
    """Return the style sheet of a sede of that ``color`` (``#rrggbb``)."""
    return (hoja_comun() + tema_de(color).como_css()).encode()


@lru_cache(maxsize=512)
def hoja_comprimida(color: str) -> bytes:
    return gzip.compress(hoja(color), mtime=0)


@lru_cache(maxsize=512)
def huella(color: str) -> str:
    """Return what changes when the sheet changes, so that its address can be kept for ever."""
    return hashlib.sha256(hoja(color)).hexdigest()[:_DIGITOS_DE_LA_HUELLA]


def direccion(color: str) -> str:
    """Return the address of the sheet; a colour that is badly written gives ours."""
    try:
        tema_de(color)
    except ColorMalEscrito:
        color = COLOR_DE_LA_CASA
    color = color.strip().lower()
    return reverse("ui:estilos", args=[color.removeprefix("#"), huella(color)])
