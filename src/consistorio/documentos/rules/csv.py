"""The código seguro de verificación (Ley 40/2015 art. 42; RD 203/2021 arts. 20-21)."""

from __future__ import annotations

import secrets

from consistorio.nucleo.normativa import RD203, regla

ALFABETO = "ABCDEFGHJKMNPQRSTVWXYZ0123456789"  # Without I, L, O and U: nobody misreads it.
GRUPOS, POR_GRUPO = 7, 4
_PARECIDAS = str.maketrans("ILOU", "110V")


class CsvNoValido(ValueError):
    """The text cannot be a code of ours."""


@regla(RD203.art("21"))
def nuevo_csv() -> str:
    """Return a new code: 140 random bits, in seven groups of four."""
    azar = secrets.token_bytes(GRUPOS * POR_GRUPO)
    letras = "".join(ALFABETO[byte % len(ALFABETO)] for byte in azar)  # 32 letters: no bias.
    return "-".join(letras[i : i + POR_GRUPO] for i in range(0, len(letras), POR_GRUPO))


def normalizar(texto: str) -> str:
    """
    Return the code that somebody typed, whatever the hyphens, spaces and case.

    :raises CsvNoValido: if it cannot be one.
    """
    limpio = "".join(texto.upper().split()).replace("-", "").translate(_PARECIDAS)
    if len(limpio) != GRUPOS * POR_GRUPO or not set(limpio) <= set(ALFABETO):
        raise CsvNoValido(texto[:60])
    return "-".join(limpio[i : i + POR_GRUPO] for i in range(0, len(limpio), POR_GRUPO))
