"""What a program sends, read at the door: whatever is not as described is refused, and said why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.http.request import UnreadablePostError

from consistorio.plataforma.api.operacion import Operacion

JSON = "application/json"
CLAVE = re.compile(r"[!-~]{1,64}")
_NULO_ESCRITO = b"\\u0000"


class MalEscrito(ValueError):
    """The request cannot be read: it is not JSON, or a header is not as it must."""


class NoEsJson(ValueError):
    """The body says to be something else."""


class DemasiadoGrande(ValueError):
    """The body is longer than what is admitted."""


class NoAdmitido(ValueError):
    """It can be read, and does not say what it should."""


def leer_clave(operacion: Operacion, request: HttpRequest) -> str:
    """
    Return the Idempotency-Key, empty where the operation does not use it.

    :raises MalEscrito: if it is required and missing, or is not 1 to 64 visible ASCII characters.
    """
    if not operacion.con_clave:
        return ""
    clave = request.headers.get("Idempotency-Key", "")
    if not CLAVE.fullmatch(clave):
        raise MalEscrito("La cabecera Idempotency-Key lleva de 1 a 64 caracteres ASCII visibles.")
    return clave


def leer_cuerpo(operacion: Operacion, request: HttpRequest) -> Any:
    """
    Return the body as its struct.

    :raises NoEsJson: if it does not say to be JSON.
    :raises DemasiadoGrande: if it is too long.
    :raises MalEscrito: if it is not JSON.
    :raises NoAdmitido: if it has a NUL, which no document has and the database refuses.
    :raises msgspec.ValidationError: if it is not as described.
    """
    if request.content_type != JSON:
        raise NoEsJson(f"El cuerpo tiene que ser {JSON}.")
    cuerpo = _bytes(request)
    try:
        leido = msgspec.json.decode(cuerpo, type=operacion.entrada)
    except msgspec.ValidationError:
        raise
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise MalEscrito(f"El cuerpo no se puede leer: {error}") from None
    if _NULO_ESCRITO in cuerpo and any("\0" in t for t in _textos(msgspec.to_builtins(leido))):
        raise NoAdmitido("Ningún texto puede llevar el carácter nulo.")
    return leido


def _bytes(request: HttpRequest) -> bytes:
    try:
        if int(request.headers.get("Content-Length") or 0) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise DemasiadoGrande("El cuerpo es demasiado grande.")
        return request.body
    except RequestDataTooBig:
        raise DemasiadoGrande("El cuerpo es demasiado grande.") from None
    except (UnreadablePostError, ValueError) as error:
        if isinstance(error, DemasiadoGrande):
            raise
        raise MalEscrito("El cuerpo no ha llegado entero.") from None


def _textos(valor: Any) -> Iterator[str]:
    match valor:
        case str():
            yield valor
        case dict():
            for clave, uno in valor.items():
                yield from (*_textos(clave), *_textos(uno))
        case list():
            for uno in valor:
                yield from _textos(uno)


def leer_consulta(operacion: Operacion, request: HttpRequest) -> Any:
    """
    Return the query string as its struct, or None where the operation has none.

    :raises NoAdmitido: if it has what the operation does not know, or something twice.
    :raises msgspec.ValidationError: if it is not as described.
    """
    valores = request.GET
    repetidos = [nombre for nombre in valores if len(valores.getlist(nombre)) > 1]
    if repetidos:
        raise NoAdmitido(f"El parámetro se repite: {repetidos[0]}")
    if operacion.consulta is None:
        if valores:
            raise NoAdmitido(f"Esta operación no conoce el parámetro: {next(iter(valores))}")
        return None
    if any("\0" in texto for texto in _textos(valores.dict())):
        raise NoAdmitido("Ningún texto puede llevar el carácter nulo.")
    return msgspec.convert(valores.dict(), type=operacion.consulta, strict=False)
