"""Texts in several languages, of which Spanish is never missing."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Annotated, NamedTuple

import msgspec

IDIOMA_DE_RESERVA = "es"

Textos = Annotated[
    dict[str, str],
    msgspec.Meta(
        description="Un texto por idioma (es, eu, ca, ca-valencia, gl, en, ru).",
        extra_json_schema={"required": [IDIOMA_DE_RESERVA]},
    ),
]


class Texto(NamedTuple):
    """A text and the language in which it came, which may not be the one that was asked for."""

    valor: str
    idioma: str


def en_idioma(textos: Mapping[str, str], idioma: str) -> Texto:
    """Return the text in ``idioma``, or in its base language, or in Spanish."""
    for candidato in (idioma, idioma.partition("-")[0], IDIOMA_DE_RESERVA):
        if textos.get(candidato):
            return Texto(textos[candidato], candidato)
    return Texto("", IDIOMA_DE_RESERVA)


def llano(texto: str) -> str:
    """Return ``texto`` in lower case and without accents, for searching."""
    descompuesto = unicodedata.normalize("NFKD", texto.casefold())
    return " ".join("".join(c for c in descompuesto if not unicodedata.combining(c)).split())
