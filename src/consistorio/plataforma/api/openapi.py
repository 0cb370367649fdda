"""The description of the API for programs (OpenAPI 3.1), made from its operations."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import msgspec

from consistorio.plataforma.api.operacion import PARAMETRO, Operacion

REFERENCIA = "#/components/schemas/{name}"
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
        ruta = f"/{operacion.ruta_para_personas}"
        rutas.setdefault(ruta, {})[operacion.metodo.lower()] = _operacion(operacion, por_tipo)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Consistorio", "version": "1", "description": DESCRIPCION},
        "servers": [{"url": servidor}],
        "security": [{"oauth2": []}],
        "paths": rutas,
        "components": {
            "schemas": _con_sus_letras(componentes),
            "securitySchemes": _seguridad(servidor),
        },
    }


SIN_NULO = "^[^\\u0000]*$"
BASE64 = "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"


def _con_sus_letras(esquema: Any) -> Any:
    """Return the schema with what every text must be: no NUL, and base64 where there are bytes."""
    if isinstance(esquema, list):
        return [_con_sus_letras(uno) for uno in esquema]
    if not isinstance(esquema, dict):
        return esquema
    completo = {clave: _con_sus_letras(valor) for clave, valor in esquema.items()}
    if completo.get("type") == "string" and not completo.keys() & {"pattern", "format", "enum"}:
        completo["pattern"] = BASE64 if "contentEncoding" in completo else SIN_NULO
    return completo


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
        **({"security": []} if operacion.publica else {}),
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
        for tipo, nombre in PARAMETRO.findall(operacion.ruta)
    ]
    if operacion.con_clave:
        esquema = {"type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[!-~]+$"}
        parametros.append(
            {"name": "Idempotency-Key", "in": "header", "required": True, "schema": esquema}
        )
    if operacion.consulta is not None:
        _esquemas, campos = msgspec.json.schema_components(
            [operacion.consulta], ref_template=REFERENCIA
        )
        for nombre, esquema in campos[operacion.consulta.__name__]["properties"].items():
            parametros.append({"name": nombre, "in": "query", "required": False, "schema": esquema})
    return parametros


def _respuestas(operacion: Operacion, por_tipo: list[tuple[Any, Any]]) -> dict[str, Any]:
    if operacion.salida is bytes:
        contenido: dict[str, Any] = {"*/*": {"schema": {}}}
    else:
        contenido = {"application/json": {"schema": _esquema(operacion.salida, por_tipo)}}
    respuestas = {
        str(int(operacion.estado)): {"description": operacion.resumen, "content": contenido}
    }
    esquema = {"application/problem+json": {"schema": {"$ref": REFERENCIA.format(name="Problema")}}}
    for estado in sorted(_rechazos(operacion)):
        respuestas[str(int(estado))] = {"description": estado.phrase, "content": esquema}
    return respuestas


def _rechazos(operacion: Operacion) -> set[HTTPStatus]:
    estados = {HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED}
    estados |= {HTTPStatus.BAD_REQUEST, HTTPStatus.UNPROCESSABLE_ENTITY}
    if operacion.publica:
        estados.add(HTTPStatus.TOO_MANY_REQUESTS)
    else:
        estados |= {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}
    if operacion.entrada is not None:
        estados |= {HTTPStatus.UNSUPPORTED_MEDIA_TYPE, HTTPStatus.REQUEST_ENTITY_TOO_LARGE}
    return estados | {error.estado for error in operacion.errores.values()}


def _esquema(tipo: Any, por_tipo: list[tuple[Any, Any]]) -> Any:
    return next(esquema for t, esquema in por_tipo if t == tipo)
