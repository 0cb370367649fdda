"""Where an asiento is in the house, for programs: its movements, and moving it."""

from __future__ import annotations

from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.api import NO_EXISTE, ErrorDeApi, Operacion, Pedido
from consistorio.registro import selectors, services
from consistorio.registro.rules import movimientos as reglas


class MovimientoNuevo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """To which unit an asiento goes, to be worked on («reenviar») or to be known («copiar»)."""

    asiento: UUID
    accion: Literal["reenviar", "copiar"]
    unidad: Annotated[str, msgspec.Meta(min_length=1, max_length=21)]
    motivo: Annotated[str, msgspec.Meta(max_length=500)] = ""


class Movimiento(msgspec.Struct, frozen=True):
    """A movement of an asiento."""

    accion: str
    de_unidad: str
    a_unidad: str
    motivo: str
    hecho_en: datetime


class Movimientos(msgspec.Struct, frozen=True):
    """All the movements of an asiento, the first one first."""

    elementos: list[Movimiento]


def _conflicto(tipo: str, titulo: str) -> ErrorDeApi:
    return ErrorDeApi(HTTPStatus.CONFLICT, tipo, titulo)


ERRORES: dict[type[Exception], ErrorDeApi] = {
    selectors.AsientoInexistente: NO_EXISTE,
    services.EntregaNoDisponible: NO_EXISTE,
    services.UnidadNoValida: ErrorDeApi(
        HTTPStatus.UNPROCESSABLE_ENTITY, "unidad-no-valida", "No hay tal unidad, o ya está en ella"
    ),
    reglas.FaltaElMotivo: ErrorDeApi(
        HTTPStatus.UNPROCESSABLE_ENTITY, "falta-el-motivo", "Reenviar lleva motivo"
    ),
    services.YaEstaEnLaUnidad: _conflicto("ya-esta-en-la-unidad", "La unidad ya lo tiene"),
    reglas.EsDeOtraPersona: _conflicto("de-otra-persona", "Lo tiene otra persona"),
    reglas.TransicionNoPermitida: _conflicto("no-se-puede", "Tal como está no se puede mover"),
}


def listar(pedido: Pedido, asiento_id: UUID) -> Movimientos:
    return Movimientos(
        [
            Movimiento(m.accion, m.de_unidad, m.a_unidad, m.motivo, m.hecho_en)
            for m in selectors.movimientos(pedido.actor, asiento_id)
        ]
    )


def mover(pedido: Pedido, *, entrada: MovimientoNuevo) -> Movimientos:
    unidad = organizacion.unidad_por_codigo(entrada.unidad)
    if unidad is None:
        raise services.UnidadNoValida(entrada.unidad)
    deber = services.reenviar if entrada.accion == "reenviar" else services.copiar
    deber(
        actor=pedido.actor,
        asiento_id=entrada.asiento,
        unidad_id=unidad,
        motivo=entrada.motivo,
        reloj=pedido.reloj,
    )
    return listar(pedido, entrada.asiento)


OPERACIONES = [
    Operacion(
        metodo="GET",
        ruta="asientos/<uuid:asiento_id>/movimientos",
        nombre="listar_movimientos",
        resumen="Por qué unidades ha pasado un asiento",
        recurso="asientos",
        permiso="registro.consultar",
        funcion=listar,
        salida=Movimientos,
        errores={selectors.AsientoInexistente: NO_EXISTE},
    ),
    Operacion(
        metodo="POST",
        ruta="movimientos",
        nombre="mover_asiento",
        resumen="Reenviar un asiento a otra unidad, o enviarle copia",
        recurso="asientos",
        permiso="registro.distribuir",
        funcion=mover,
        entrada=MovimientoNuevo,
        salida=Movimientos,
        estado=HTTPStatus.CREATED,
        con_clave=True,
        guarda_respuesta=True,
        errores=ERRORES,
    ),
]
