"""
How easily a card is read: the perspicuity of Szigriszt Pazos, on the INFLESZ scale.

F. Szigriszt Pazos, «Sistemas predictivos de legibilidad del mensaje escrito» (1993);
I. M. Barrio Cantalejo, scale INFLESZ (2008): under 40 very hard, 55 to 65 normal, over 80 very easy.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from consistorio.catalogo.rules.definicion import Definicion

ESCALA = (
    (40, "muy difícil"),
    (55, "algo difícil"),
    (65, "normal"),
    (80, "bastante fácil"),
    (1000, "muy fácil"),
)
_PALABRA = re.compile(r"[a-záéíóúüñç]+", re.IGNORECASE)
_FRASE = re.compile(r"[.!?;:]+(?:\s|$)|\n+")
# A vowel that is open or stressed, with the closed ones that lean on it; or closed ones alone.
_NUCLEO = re.compile(r"[iuü]?[aeoáéó][iuü]?(?![aeoáéóíú])|[iuü]?[aeoáéó]|[íú]|[iuü]{1,2}")
_MUDA = re.compile(r"(?<=q)u|(?<=g)u(?=[eiéí])")


@dataclass(frozen=True, slots=True)
class Legibilidad:
    """:param indice: higher is easier; a text of the press has some 60."""

    indice: float

    @property
    def en_palabras(self) -> str:
        return next(dicho for hasta, dicho in ESCALA if self.indice < hasta)


def legibilidad_de(definicion: Definicion) -> Legibilidad:
    """Return how easily its card is read in Spanish."""
    silencio = definicion.resolucion.silencio
    textos = [
        definicion.resumen, definicion.objeto, definicion.quien, definicion.plazo_de_presentacion,
        definicion.tasa.explicacion, silencio.explicacion, definicion.resolucion.recursos,
        *definicion.avisos,
    ]  # fmt: skip
    return legibilidad("\n".join(t["es"] for t in textos))


def legibilidad(texto: str) -> Legibilidad:
    """Return 206.835 − 62.3 · syllables per word − words per sentence."""
    palabras = _PALABRA.findall(texto)
    frases = [f for f in _FRASE.split(texto) if _PALABRA.search(f)]
    if not palabras:
        return Legibilidad(100.0)
    silabas = sum(silabas_de(p) for p in palabras)
    indice = 206.835 - 62.3 * silabas / len(palabras) - len(palabras) / len(frases)
    return Legibilidad(round(indice, 1))


def silabas_de(palabra: str) -> int:
    """Return how many syllables it has; a word without vowels has one."""
    limpia = _MUDA.sub(
        "", palabra.lower().removesuffix("y") + ("i" if palabra.lower().endswith("y") else "")
    )
    return max(1, len(_NUCLEO.findall(limpia)))
