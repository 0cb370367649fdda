"""
The look of an entidad from one colour, with contrast computed and never hoped for.

Colours are ``#rrggbb``. Contrast is that of WCAG 2.2 (1.4.3 asks for 4.5:1); we ask for a little
more, because browsers round.
"""

from __future__ import annotations

import colorsys
import re
from dataclasses import dataclass

CONTRASTE_MINIMO = 4.6
COLOR_DE_LA_CASA = "#0b5394"
BLANCO = "#ffffff"
NOCHE = "#0c1b2a"
PASO_DE_LUMINOSIDAD = 0.01

_COLOR = re.compile(r"#[0-9a-f]{6}")
_UMBRAL_LINEAL = 0.04045

Rgb = tuple[float, float, float]


class ColorMalEscrito(ValueError):
    """The colour is not ``#rrggbb``."""


@dataclass(frozen=True, slots=True)
class Tema:
    """The six colours that depend on the entidad; all others are the same in every sede."""

    marca: str
    fuerte: str
    noche: str
    suave: str
    linea: str
    viva: str

    def como_css(self) -> str:
        return (
            "@layer tokens{:root{"
            f"--marca:{self.marca};--marca-fuerte:{self.fuerte};--marca-noche:{self.noche};"
            f"--marca-suave:{self.suave};--marca-linea:{self.linea};--marca-viva:{self.viva}"
            "}}"
        )


def tema_de(color: str) -> Tema:
    """
    Return the theme of an entidad whose colour is ``color``.

    Links are legible on white and on the tinted background, and white is legible on the colour.

    :raises ColorMalEscrito: if it is not ``#rrggbb``.
    """
    viva = color.strip().lower()
    if not _COLOR.fullmatch(viva):
        raise ColorMalEscrito(color)
    suave = mezcla(viva, BLANCO, 0.07)
    marca = oscurecido_hasta(viva, suave, CONTRASTE_MINIMO)
    return Tema(
        marca=marca,
        fuerte=mezcla(marca, NOCHE, 0.68),
        noche=mezcla(marca, NOCHE, 0.30),
        suave=suave,
        linea=mezcla(viva, BLANCO, 0.25),
        viva=viva,
    )


def contraste(uno: str, otro: str) -> float:
    """Return the contrast ratio of two colours, between 1 and 21."""
    clara, oscura = sorted((_luminancia(uno), _luminancia(otro)), reverse=True)
    return (clara + 0.05) / (oscura + 0.05)


def oscurecido_hasta(color: str, fondo: str, minimo: float) -> str:
    """Return ``color``, or the first darker one of the same hue legible on a light ``fondo``."""
    tono, luminosidad, saturacion = colorsys.rgb_to_hls(*_rgb(color))
    while contraste(color, fondo) < minimo and luminosidad > 0:
        luminosidad = max(0.0, luminosidad - PASO_DE_LUMINOSIDAD)
        color = _hex(colorsys.hls_to_rgb(tono, luminosidad, saturacion))
    return color


def mezcla(color: str, otro: str, parte: float) -> str:
    """Return the mix that has ``parte`` (0 to 1) of ``color`` and the rest of ``otro``."""
    pares = zip(_rgb(color), _rgb(otro), strict=True)
    rojo, verde, azul = (a * parte + b * (1 - parte) for a, b in pares)
    return _hex((rojo, verde, azul))


def _rgb(color: str) -> Rgb:
    rojo, verde, azul = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return rojo, verde, azul


def _hex(rgb: Rgb) -> str:
    return "#" + "".join(f"{round(c * 255):02x}" for c in rgb)


def _luminancia(color: str) -> float:
    rojo, verde, azul = (
        c / 12.92 if c <= _UMBRAL_LINEAL else ((c + 0.055) / 1.055) ** 2.4 for c in _rgb(color)
    )
    return 0.2126 * rojo + 0.7152 * verde + 0.0722 * azul
