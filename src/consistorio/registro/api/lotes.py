"""The same step for many entries at once, for programs."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from uuid import UUID

from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.api import NO_EXISTE, ErrorDeApi, Operacion, Pedido
from consistorio.registro import selectors
from consistorio.registro.api.esquemas_lotes import (
    DesdeTanda,
    ListaSinMover,
    Lote,
    LoteNuevo,
    Lotes,
    SinMover,
)
from consistorio.registro.rules.lotes import (
    AccionDeLote,
    LoteNoValido,
    PasoDeLoteNoPermitido,
)
from consistorio.registro.services import UnidadNoValida, lotes


def pedir(pedido: Pedido, *, entrada: LoteNuevo) -> Lote:
    unidad = organizacion.unidad_por_codigo(entrada.unidad) if entrada.unidad else None
    if entrada.unidad and unidad is None:
        raise UnidadNoValida(entrada.unidad)
    clave = lotes.pedir_lote(
        actor=pedido.actor,
        pedido=lotes.LotePedido(
            accion=AccionDeLote(entrada.accion),
            motivo=entrada.motivo,
            unidad_id=unidad,
            persona=entrada.persona,
        ),
        conjunto=selectors.Conjunto(asientos=tuple(entrada.asientos), texto=entrada.q),
        clave=pedido.clave,
        reloj=pedido.reloj,
    )
    return consultar(pedido, clave)


def consultar(pedido: Pedido, lote_id: UUID) -> Lote:
    return _lote(selectors.lote(pedido.actor, lote_id, pedido.reloj()))


def listar(pedido: Pedido) -> Lotes:
    return Lotes([_lote(uno) for uno in selectors.lotes(pedido.actor, pedido.reloj())])


def listar_sin_mover(pedido: Pedido, lote_id: UUID, *, consulta: DesdeTanda) -> ListaSinMover:
    filas, sigue = selectors.sin_hacer(pedido.actor, lote_id, desde=consulta.desde)
    return ListaSinMover([SinMover(f.asiento_id, f.resultado, f.razon) for f in filas], sigue)


def cancelar(pedido: Pedido, lote_id: UUID) -> Lote:
    lotes.cancelar_lote(actor=pedido.actor, lote_id=lote_id, reloj=pedido.reloj)
    return consultar(pedido, lote_id)


def reanudar(pedido: Pedido, lote_id: UUID) -> Lote:
    lotes.reanudar_lote(actor=pedido.actor, lote_id=lote_id, reloj=pedido.reloj)
    return consultar(pedido, lote_id)


def _lote(visto: selectors.LoteVisto) -> Lote:
    return Lote(
        id=visto.id,
        accion=visto.accion,
        estado=visto.estado,
        pedido_en=visto.pedido_en,
        acabado_en=visto.acabado_en,
        total=visto.total,
        hechos=visto.hechos,
        omitidos=visto.omitidos,
        fallidos=visto.fallidos,
        razones=dict(visto.razones),
    )


NO_SE_PUEDE: dict[type[Exception], ErrorDeApi] = {
    selectors.LoteNoVisible: NO_EXISTE,
    lotes.LoteInexistente: NO_EXISTE,
    PasoDeLoteNoPermitido: ErrorDeApi(
        HTTPStatus.CONFLICT, "no-se-puede", "Tal como está el lote, eso no se puede hacer"
    ),
}
AL_PEDIR: dict[type[Exception], ErrorDeApi] = {
    LoteNoValido: ErrorDeApi(
        HTTPStatus.UNPROCESSABLE_ENTITY, "lote-no-valido", "El lote no puede empezar"
    ),
    UnidadNoValida: ErrorDeApi(
        HTTPStatus.UNPROCESSABLE_ENTITY, "unidad-no-valida", "No hay tal unidad"
    ),
}
COMUN: dict[str, Any] = {"recurso": "lotes", "permiso": "registro.distribuir"}
OPERACIONES = [
    Operacion(
        metodo="POST",
        ruta="lotes",
        nombre="pedir_lote",
        resumen="Hacer lo mismo con muchas entradas; se hace después, por tandas",
        funcion=pedir,
        entrada=LoteNuevo,
        salida=Lote,
        estado=HTTPStatus.CREATED,
        con_clave=True,
        errores=AL_PEDIR,
        **COMUN,
    ),
    Operacion(
        metodo="GET",
        ruta="lotes",
        nombre="listar_lotes",
        resumen="Los últimos lotes que ha pedido la aplicación",
        funcion=listar,
        salida=Lotes,
        **COMUN,
    ),
    Operacion(
        metodo="GET",
        ruta="lotes/<uuid:lote_id>",
        nombre="consultar_lote",
        resumen="Por dónde va un lote",
        funcion=consultar,
        salida=Lote,
        errores=NO_SE_PUEDE,
        **COMUN,
    ),
    Operacion(
        metodo="GET",
        ruta="lotes/<uuid:lote_id>/sin-mover",
        nombre="listar_sin_mover",
        resumen="Qué entradas de un lote no se movieron, y por qué",
        funcion=listar_sin_mover,
        consulta=DesdeTanda,
        salida=ListaSinMover,
        errores=NO_SE_PUEDE,
        **COMUN,
    ),
    Operacion(
        metodo="POST",
        ruta="lotes/<uuid:lote_id>/cancelacion",
        nombre="cancelar_lote",
        resumen="Parar un lote; lo que ya está hecho sigue hecho",
        funcion=cancelar,
        salida=Lote,
        errores=NO_SE_PUEDE,
        **COMUN,
    ),
    Operacion(
        metodo="POST",
        ruta="lotes/<uuid:lote_id>/reanudacion",
        nombre="reanudar_lote",
        resumen="Seguir con un lote desde donde se quedó",
        funcion=reanudar,
        salida=Lote,
        errores=NO_SE_PUEDE,
        **COMUN,
    ),
]
