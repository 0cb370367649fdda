"""
One and only one way of writing a content in bytes, so that its hash can be asked for again.

Keys are sorted by code point, text is UTF-8 without escapes and there are no spaces. There are no
floats, because two machines may print them differently; amounts travel as integer céntimos.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any
from uuid import UUID


class ContenidoNoCanonico(TypeError):
    """The content has something that cannot be written in only one way."""


def canonico(contenido: Any) -> bytes:
    """
    Return the canonical JSON of the content.

    Instants are written in ISO 8601 with their offset, to the microsecond when there is one.

    :raises ContenidoNoCanonico: with floats, naive instants, keys that are not text, unpaired
        surrogates, or types that JSON does not know.
    """
    texto = json.dumps(
        _preparar(contenido),
        ensure_ascii=False,
        allow_nan=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    try:
        return texto.encode()
    except UnicodeEncodeError as error:
        raise ContenidoNoCanonico("el texto no es Unicode válido") from error


def huella(contenido: Any) -> bytes:
    """
    Return the SHA-256 of the canonical form, 32 bytes.

    :raises ContenidoNoCanonico: if the content has no canonical form.
    """
    return hashlib.sha256(canonico(contenido)).digest()


def _preparar(valor: Any) -> Any:  # noqa: PLR0911 — one line for each type that may enter.
    match valor:
        case Enum():
            return _preparar(valor.value)
        case None | bool() | int() | str():
            return valor
        case datetime():
            return _instante(valor)
        case date():
            return valor.isoformat()
        case UUID():
            return str(valor)
        case Mapping():
            return {_clave(clave): _preparar(v) for clave, v in valor.items()}
        case list() | tuple():
            return [_preparar(v) for v in valor]
        case _:
            raise ContenidoNoCanonico(f"{type(valor).__name__} no tiene forma canónica")


def _clave(clave: object) -> str:
    if not isinstance(clave, str):
        raise ContenidoNoCanonico("las claves son texto")
    return clave


def _instante(instante: datetime) -> str:
    if instante.utcoffset() is None:
        raise ContenidoNoCanonico("un instante sin zona no dice cuándo")
    return instante.isoformat()
