"""The description of the API for programs (OpenAPI 3.1), made from its operations."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import Any

import msgspec

from consistorio.plataforma.api.operacion import Operacion

REFERENCIA = "#/components/schemas/{name}"
_PARAMETRO = re.compile(r"<(?:(\w+):)?(\w+)>")
_TIPOS: dict[str | None, dict[str, Any]] = {
    "uuid": {"type": "string", "format": "uuid"},
    "int": {"type": "integer", "minimum": 0},
    "str": {"type": "string", "minLength": 1},
    None: {"type": "string", "minLength": 1},
}


class Problema(msgspec.Struct, frozen=True, rename={"tipo": "type", "titulo": "title"}):
    """What went wrong (RFC 9457)."""

    tipo: str
    titulo: str
    status: int
    detail: str = ""


def describir(operaciones: list[Operacion], *, servidor: str) -> dict[str, Any]:
    """Return the OpenAPI document of ``operaciones`` as served under ``servidor``."""
    tipos = [Problema]
    for o in operaciones:
        tipos += [t for t in (o.entrada, o.salida) if t not in {None, bytes} and t not in tipos]
    esquemas, componentes = msgspec.json.schema_components(tipos, ref_template=REFERENCIA)
    por_tipo = list(zip(tipos, esquemas, strict=True))
    rutas: dict[str, dict[str, Any]] = {}
    for operacion in operaciones:
        ruta = "/" + _PARAMETRO.sub(r"{\2}", operacion.ruta)
        rutas.setdefault(ruta, {})[operacion.metodo.lower()] = _operacion(operacion, por_tipo)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Consistorio", "version": "1", "description": DESCRIPCION},
        "servers": [{"url": servidor}],
        "security": [{"oauth2": []}],
        "paths": rutas,
        "components": {"schemas": componentes, "securitySchemes": _seguridad(servidor)},
    }


DESCRIPCION = (
    "Lo que se hace en las pantallas, para programas. Los errores siguen la RFC 9457. "
    "Las listas avanzan con «desde». Repetir con la misma Idempotency-Key no repite el acto."
)


def _seguridad(servidor: str) -> dict[str, Any]:
    flujo = {"tokenUrl": f"{servidor}/oauth/token", "scopes": {}}
    return {"oauth2": {"type": "oauth2", "flows": {"clientCredentials": flujo}}}


def _operacion(operacion: Operacion, por_tipo: list[tuple[Any, Any]]) -> dict[str, Any]:
    descrita: dict[str, Any] = {
        "operationId": operacion.nombre,
        "summary": operacion.resumen,
        "tags": [operacion.recurso],
        "parameters": _parametros(operacion),
        "responses": _respuestas(operacion, por_tipo),
    }
    if operacion.entrada is not None:
        esquema = _esquema(operacion.entrada, por_tipo)
        descrita["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": esquema}},
        }
    return descrita


def _parametros(operacion: Operacion) -> list[dict[str, Any]]:
    parametros = [
        {"name": nombre, "in": "path", "required": True, "schema": _TIPOS[tipo or None]}
        for tipo, nombre in _PARAMETRO.findall(operacion.ruta)
    ]
    if operacion.con_clave:
        esquema = {"type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[!-~]+$"}
        parametros.append(
            {"name": "Idempotency-Key", "in": "header", "required": True, "schema": esquema}
        )
    if operacion.consulta is not None:
        _esquemas, campos = msgspec.json.schema_components([operacion.consulta], REFERENCIA)
        for nombre, esquema in campos[operacion.consulta.__name__]["properties"].items():
            parametros.append(
                {"name": nombre, "in": "query", "required": False, "schema": esquema}
            )
    return parametros


def _respuestas(operacion: Operacion, por_tipo: list[tuple[Any, Any]]) -> dict[str, Any]:
    if operacion.salida is bytes:
        contenido: dict[str, Any] = {"application/octet-stream": {"schema": {"type": "string"}}}
    else:
        contenido = {"application/json": {"schema": _esquema(operacion.salida, por_tipo)}}
    respuestas = {
        str(int(operacion.estado)): {"description": operacion.resumen, "content": contenido}
    }
    estados = {HTTPStatus.BAD_REQUEST, HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}
    estados |= {HTTPStatus.NOT_FOUND, HTTPStatus.UNPROCESSABLE_ENTITY}
    estados |= {error.estado for error in operacion.errores.values()}
    esquema = {"application/problem+json": {"schema": {"$ref": REFERENCIA.format(name="Problema")}}}
    for estado in sorted(estados):
        respuestas[str(int(estado))] = {"description": estado.phrase, "content": esquema}
    return respuestas


def _esquema(tipo: Any, por_tipo: list[tuple[Any, Any]]) -> Any:
    return next(esquema for t, esquema in por_tipo if t == tipo)
