"""From HTTP to one operation and back."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from consistorio.plataforma.actores import SinPermiso
from consistorio.plataforma.api.autenticacion import NoAutenticada, aplicacion_de
from consistorio.plataforma.api.operacion import Operacion, Pedido
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web.problemas import problema

CLAVE_MAXIMA = 64
JSON = "application/json"


def vista_de(operaciones: list[Operacion]) -> Any:
    """Return the view of the operations that share an address, one for each method."""
    por_metodo = {operacion.metodo: operacion for operacion in operaciones}
    permitidos = ", ".join(sorted(por_metodo))

    @csrf_exempt
    def vista(request: HttpRequest, **parametros: Any) -> HttpResponse:
        operacion = por_metodo.get(request.method or "")
        if operacion is None:
            respuesta = problema(HTTPStatus.METHOD_NOT_ALLOWED)
            respuesta["Allow"] = permitidos
            return respuesta
        return _atender(operacion, request, parametros)

    vista.operaciones = operaciones  # type: ignore[attr-defined]
    return vista


def _atender(
    operacion: Operacion, request: HttpRequest, parametros: dict[str, Any]
) -> HttpResponse:
    try:
        actor = aplicacion_de(request)
        actor.exigir(operacion.permiso)
        pedido = Pedido(actor, hora_oficial(actor.entidad), _clave(operacion, request), request)
        salida = operacion.funcion(pedido, **parametros, **_leer(operacion, request))
    except NoAutenticada as error:
        respuesta = problema(HTTPStatus.UNAUTHORIZED, detalle=str(error))
        respuesta["WWW-Authenticate"] = 'Bearer realm="consistorio"'
        return respuesta
    except SinPermiso as error:
        return problema(HTTPStatus.FORBIDDEN, detalle=str(error))
    except ClaveNoValida as error:
        return problema(HTTPStatus.BAD_REQUEST, detalle=str(error))
    except msgspec.ValidationError as error:
        return problema(HTTPStatus.UNPROCESSABLE_ENTITY, detalle=str(error))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return problema(HTTPStatus.BAD_REQUEST, detalle=str(error))
    except tuple(operacion.errores) as error:
        return _error(operacion, error)
    if isinstance(salida, HttpResponse):
        return salida
    return HttpResponse(msgspec.json.encode(salida), content_type=JSON, status=operacion.estado)


class ClaveNoValida(ValueError):
    """The Idempotency-Key is missing or too long."""


def _clave(operacion: Operacion, request: HttpRequest) -> str:
    clave = request.headers.get("Idempotency-Key", "")
    if operacion.con_clave and not 0 < len(clave) <= CLAVE_MAXIMA:
        raise ClaveNoValida("Falta la cabecera Idempotency-Key, de 1 a 64 caracteres.")
    return clave


def _leer(operacion: Operacion, request: HttpRequest) -> dict[str, Any]:
    leido: dict[str, Any] = {}
    if operacion.entrada is not None:
        leido["entrada"] = msgspec.json.decode(request.body, type=operacion.entrada)
    if operacion.consulta is not None:
        leido["consulta"] = msgspec.convert(
            request.GET.dict(), type=operacion.consulta, strict=False
        )
    return leido


def _error(operacion: Operacion, error: Exception) -> HttpResponse:
    dicho = next(e for tipo, e in operacion.errores.items() if isinstance(error, tipo))
    detalle = str(error) if error.args and isinstance(error.args[0], str) else ""
    return problema(dicho.estado, tipo=dicho.tipo, titulo=dicho.titulo, detalle=detalle)
