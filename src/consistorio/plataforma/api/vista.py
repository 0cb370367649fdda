"""From HTTP to one operation and back."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from consistorio.plataforma.actores import Actor, Clase, SinPermiso
from consistorio.plataforma.api import limite
from consistorio.plataforma.api.autenticacion import NoAutenticada, aplicacion_de
from consistorio.plataforma.api.lectura import (
    DemasiadoGrande,
    MalEscrito,
    NoAdmitido,
    NoEsJson,
    leer_clave,
    leer_consulta,
    leer_cuerpo,
)
from consistorio.plataforma.api.operacion import Operacion, Pedido
from consistorio.plataforma.api.repeticion import ClaveDeOtraPeticion, responder_una_vez
from consistorio.plataforma.entidades import entidad_en_curso
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web.problemas import problema

JSON = "application/json"
# What the framework itself may answer, in any operation; what the deed may, each one declares.
RECHAZOS: dict[type[Exception], tuple[HTTPStatus, str]] = {
    SinPermiso: (HTTPStatus.FORBIDDEN, "about:blank"),
    MalEscrito: (HTTPStatus.BAD_REQUEST, "about:blank"),
    NoEsJson: (HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "about:blank"),
    DemasiadoGrande: (HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "about:blank"),
    NoAdmitido: (HTTPStatus.UNPROCESSABLE_ENTITY, "about:blank"),
    msgspec.ValidationError: (HTTPStatus.UNPROCESSABLE_ENTITY, "about:blank"),
    ClaveDeOtraPeticion: (HTTPStatus.UNPROCESSABLE_ENTITY, "clave-reutilizada"),
}


def vista_de(operaciones: list[Operacion]) -> Any:
    """Return the view of the operations that share an address, one for each method."""
    por_metodo = {operacion.metodo: operacion for operacion in operaciones}
    if "GET" in por_metodo:
        por_metodo["HEAD"] = por_metodo["GET"]
    permitidos = ", ".join(sorted([*por_metodo, "OPTIONS"]))

    @csrf_exempt
    def vista(request: HttpRequest, **parametros: Any) -> HttpResponse:
        if request.method == "OPTIONS":
            return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"Allow": permitidos})
        operacion = por_metodo.get(request.method or "")
        if operacion is None:
            respuesta = problema(HTTPStatus.METHOD_NOT_ALLOWED)
            respuesta["Allow"] = permitidos
            return respuesta
        respuesta = _atender(operacion, request, parametros)
        respuesta.setdefault("Cache-Control", "private, no-store")
        return respuesta

    vista.operaciones = operaciones  # type: ignore[attr-defined]
    return vista


def _atender(
    operacion: Operacion, request: HttpRequest, parametros: dict[str, Any]
) -> HttpResponse:
    if operacion.publica and limite.excede(request, operacion.nombre):
        respuesta = problema(HTTPStatus.TOO_MANY_REQUESTS)
        respuesta["Retry-After"] = str(limite.SEGUNDOS)
        return respuesta
    try:
        return _hacer(operacion, request, parametros)
    except NoAutenticada as error:
        respuesta = problema(HTTPStatus.UNAUTHORIZED, detalle=str(error))
        respuesta["WWW-Authenticate"] = 'Bearer realm="consistorio"'
        return respuesta
    except tuple(RECHAZOS) as error:
        estado, tipo = next(dicho for clase, dicho in RECHAZOS.items() if isinstance(error, clase))
        return problema(estado, tipo=tipo, detalle=str(error))
    except tuple(operacion.errores) as error:
        return _error(operacion, error)


def _hacer(operacion: Operacion, request: HttpRequest, parametros: dict[str, Any]) -> HttpResponse:
    actor = _actor(operacion, request)
    pedido = Pedido(actor, hora_oficial(actor.entidad), leer_clave(operacion, request), request)
    leido = dict(parametros)
    consulta = leer_consulta(operacion, request)
    if operacion.consulta is not None:
        leido["consulta"] = consulta
    if operacion.entrada is not None:
        leido["entrada"] = leer_cuerpo(operacion, request)

    def responder() -> HttpResponse:
        return _respuesta(operacion, operacion.funcion(pedido, **leido))

    if not operacion.guarda_respuesta:
        return responder()
    return _una_vez(pedido, operacion, responder)


def _una_vez(
    pedido: Pedido, operacion: Operacion, responder: Callable[[], HttpResponse]
) -> HttpResponse:
    pregunta = f"{operacion.nombre}\n".encode() + pedido.request.body
    return responder_una_vez(pedido.actor, pedido.clave, pregunta, responder)


def _actor(operacion: Operacion, request: HttpRequest) -> Actor:
    """Return the application that asks; of a public operation, anybody."""
    if operacion.publica:
        return Actor(entidad_en_curso(), Clase.SISTEMA, "publico", "Cualquiera", frozenset())
    actor = aplicacion_de(request)
    actor.exigir(operacion.permiso)
    return actor


def _respuesta(operacion: Operacion, salida: Any) -> HttpResponse:
    if isinstance(salida, HttpResponse):
        return salida
    return HttpResponse(msgspec.json.encode(salida), content_type=JSON, status=operacion.estado)


def _error(operacion: Operacion, error: Exception) -> HttpResponse:
    dicho = next(e for tipo, e in operacion.errores.items() if isinstance(error, tipo))
    detalle = str(error) if error.args and isinstance(error.args[0], str) else ""
    return problema(dicho.estado, tipo=dicho.tipo, titulo=dicho.titulo, detalle=detalle)
