"""The operations of expedientes for programs."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus
from uuid import UUID
from zoneinfo import ZoneInfo

from consistorio.expedientes import selectors, services
from consistorio.expedientes.api import esquemas
from consistorio.expedientes.api.detalle import detallar
from consistorio.nucleo.calendarios import CalendarioSinPublicar
from consistorio.plataforma import bitacora
from consistorio.plataforma.api import (
    MARCA_NO_VALIDA,
    NO_EXISTE,
    ErrorDeApi,
    Operacion,
    Pagina,
    Pedido,
    pagina,
)
from consistorio.registro import services as registro
from consistorio.registro.api.entrada import leer
from consistorio.registro.api.esquemas import AsientoNuevo
from consistorio.registro.api.operaciones import ERRORES_AL_PRESENTAR, hecho_de


def presentar(pedido: Pedido, *, entrada: AsientoNuevo) -> esquemas.ExpedienteHecho:
    """File, open and answer; asked again with the same key, each deed finds itself done."""
    hecho = registro.presentar_con_justificante(
        actor=pedido.actor,
        presentacion=leer(pedido, entrada),
        clave=pedido.clave,
        reloj=pedido.reloj,
    )
    clave = services.incoar(actor=pedido.actor, asiento_id=hecho.id, reloj=pedido.reloj)
    return esquemas.ExpedienteHecho(hecho_de(pedido, hecho), consultar(pedido, clave))


def consultar(pedido: Pedido, expediente_id: UUID) -> esquemas.ExpedienteDetallado:
    hoy: date = pedido.reloj().date()
    visto = selectors.expediente(pedido.actor, expediente_id)
    bitacora.consulta(pedido.actor, "expediente", expediente_id)
    return detallar(visto, hoy)


def listar(
    pedido: Pedido, *, consulta: esquemas.FiltroDeExpedientes
) -> Pagina[esquemas.ResumenDeExpediente]:
    filas = selectors.visibles_para(pedido.actor)
    if consulta.procedimiento:
        filas = filas.filter(procedimiento=consulta.procedimiento)
    leidas, siguiente = pagina(filas, "incoado_en", consulta)
    zona = ZoneInfo(pedido.actor.entidad.zona)
    return Pagina(
        [
            esquemas.ResumenDeExpediente(
                e.id,
                str(e),
                e.titulo,
                e.asunto,
                e.estado,
                e.incoado_en.astimezone(zona),
                e.vence_el,
            )
            for e in leidas
        ],
        siguiente,
    )


OPERACIONES = [
    Operacion(
        metodo="POST",
        ruta="expedientes",
        nombre="presentar_e_incoar",
        resumen="Presentar un escrito con sus documentos y abrir su expediente, en una sola llamada",
        recurso="expedientes",
        permiso="expedientes.tramitar",
        funcion=presentar,
        entrada=AsientoNuevo,
        salida=esquemas.ExpedienteHecho,
        estado=HTTPStatus.CREATED,
        con_clave=True,
        errores={
            **ERRORES_AL_PRESENTAR,
            CalendarioSinPublicar: ErrorDeApi(
                HTTPStatus.CONFLICT,
                "calendario-sin-publicar",
                "El plazo entra en un año sin calendario publicado",
            ),
        },
    ),
    Operacion(
        metodo="GET",
        ruta="expedientes",
        nombre="listar_expedientes",
        resumen="Los expedientes, del más nuevo al más viejo",
        recurso="expedientes",
        permiso="expedientes.consultar",
        funcion=listar,
        consulta=esquemas.FiltroDeExpedientes,
        salida=Pagina[esquemas.ResumenDeExpediente],
        errores=MARCA_NO_VALIDA,
    ),
    Operacion(
        metodo="GET",
        ruta="expedientes/<uuid:expediente_id>",
        nombre="consultar_expediente",
        resumen="Un expediente con sus documentos y su plazo explicado",
        recurso="expedientes",
        permiso="expedientes.consultar",
        funcion=consultar,
        salida=esquemas.ExpedienteDetallado,
        errores={selectors.ExpedienteInexistente: NO_EXISTE},
    ),
]
