"""For programs: to rectify and annul asientos with new facts."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated
from uuid import UUID

import msgspec

from consistorio.plataforma.api import NO_EXISTE, ErrorDeApi, Operacion, Pedido
from consistorio.registro import selectors, services
from consistorio.registro.rules.correccion import CorreccionNoAdmitida

Motivo = Annotated[str, msgspec.Meta(min_length=1, max_length=500)]


class Rectificacion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How an asiento should be read. ``cambios``: extracto, expone, solicita, observaciones…"""

    motivo: Motivo
    cambios: Annotated[dict[str, str], msgspec.Meta(min_length=1)]


class Anulacion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why an asiento is annulled."""

    motivo: Motivo


class HechoAnotado(msgspec.Struct, frozen=True):
    """The key of the fact that has been added."""

    id: UUID


ERRORES = {
    selectors.AsientoInexistente: NO_EXISTE,
    CorreccionNoAdmitida: ErrorDeApi(
        HTTPStatus.CONFLICT, "correccion-no-admitida", "El asiento no admite esa corrección"
    ),
}


def rectificar(pedido: Pedido, asiento_id: UUID, *, entrada: Rectificacion) -> HechoAnotado:
    return HechoAnotado(
        services.rectificar_asiento(
            actor=pedido.actor,
            asiento_id=asiento_id,
            cambios=entrada.cambios,
            motivo=entrada.motivo,
            reloj=pedido.reloj,
        )
    )


def anular(pedido: Pedido, asiento_id: UUID, *, entrada: Anulacion) -> HechoAnotado:
    return HechoAnotado(
        services.anular_asiento(
            actor=pedido.actor,
            asiento_id=asiento_id,
            motivo=entrada.motivo,
            reloj=pedido.reloj,
        )
    )


OPERACIONES = [
    Operacion(
        metodo="POST",
        ruta="asientos/<uuid:asiento_id>/rectificaciones",
        nombre="rectificar_asiento",
        resumen="Rectificar un asiento con un hecho nuevo; lo que decía se queda",
        recurso="asientos",
        permiso="registro.rectificar",
        funcion=rectificar,
        entrada=Rectificacion,
        salida=HechoAnotado,
        estado=HTTPStatus.CREATED,
        errores=ERRORES,
    ),
    Operacion(
        metodo="POST",
        ruta="asientos/<uuid:asiento_id>/anulacion",
        nombre="anular_asiento",
        resumen="Anular un asiento sin borrarlo",
        recurso="asientos",
        permiso="registro.anular",
        funcion=anular,
        entrada=Anulacion,
        salida=HechoAnotado,
        estado=HTTPStatus.CREATED,
        errores=ERRORES,
    ),
]
