"""What an operation of the API is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Generic, TypeVar

import msgspec
from django.http import HttpRequest

from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj

T = TypeVar("T")
PARAMETRO = re.compile(r"<(?:(\w+):)?(\w+)>")


@dataclass(frozen=True, slots=True)
class Pedido:
    """What an operation is given: who asks, the official clock, and the key of repetition."""

    actor: Actor
    reloj: Reloj
    clave: str
    request: HttpRequest


class Pagina(msgspec.Struct, Generic[T], frozen=True, rename={"elementos": "elementos"}):
    """A page of a list. ``siguiente`` is given back in ``desde`` to have the next one."""

    elementos: list[T]
    siguiente: str | None = None


@dataclass(frozen=True, slots=True)
class ErrorDeApi:
    """How a domain error is told to a program (RFC 9457)."""

    estado: HTTPStatus
    tipo: str
    titulo: str


NO_EXISTE = ErrorDeApi(HTTPStatus.NOT_FOUND, "about:blank", "No existe")


@dataclass(frozen=True, slots=True, kw_only=True)
class Operacion:
    """
    An operation of the API.

    :param ruta: Django path under ``/api/v1/``, with its converters.
    :param permiso: what the application must have; empty where anybody may ask, without a token.
    :param entrada: struct of the body, or None; :param consulta: struct of the query string.
    :param salida: struct of the answer, or ``bytes`` for the content of a document.
    :param con_clave: the Idempotency-Key is required.
    :param guarda_respuesta: the deed itself does not know the key, so its answer is kept by it.
    """

    metodo: str
    ruta: str
    nombre: str
    resumen: str
    recurso: str
    permiso: str
    funcion: Callable[..., Any]
    salida: Any
    entrada: Any = None
    consulta: Any = None
    estado: HTTPStatus = HTTPStatus.OK
    con_clave: bool = False
    guarda_respuesta: bool = False
    errores: dict[type[Exception], ErrorDeApi] = field(default_factory=dict)

    @property
    def ruta_para_personas(self) -> str:
        """Its address with {names} in the places of its parameters."""
        return PARAMETRO.sub(r"{\2}", self.ruta)

    @property
    def publica(self) -> bool:
        """Whether it is answered to anybody, without a token."""
        return not self.permiso
