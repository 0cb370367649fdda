"""The operations of notifications for programs of the entidad. Nobody opens one by the API."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

import msgspec

from consistorio.documentos.selectors import DocumentoInexistente
from consistorio.notificaciones import selectors, services
from consistorio.notificaciones.api import esquemas
from consistorio.nucleo.calendarios import CalendarioSinPublicar
from consistorio.nucleo.identificadores import Nif, NifNoValido
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

UNPROCESSABLE = HTTPStatus.UNPROCESSABLE_ENTITY


def poner(pedido: Pedido, *, entrada: esquemas.NotificacionNueva) -> esquemas.NotificacionHecha:
    quien = entrada.destinatario
    clave = services.poner_a_disposicion(
        actor=pedido.actor,
        documento_id=entrada.documento_id,
        destinatario=services.Destinatario(
            nif=Nif.leer(quien.nif).valor, nombre=quien.nombre, email=quien.email
        ),
        obligada_o_elegida=entrada.obligada_o_elegida,
        organo=entrada.organo,
        procedimiento=entrada.procedimiento,
        asunto_neutro=entrada.asunto_neutro,
        anexos=entrada.anexos,
        expediente_id=entrada.expediente_id,
        reloj=pedido.reloj,
    )
    return esquemas.NotificacionHecha(clave)


def consultar(pedido: Pedido, notificacion_id: UUID) -> esquemas.Notificacion:
    una = selectors.notificacion(pedido.actor, notificacion_id, pedido.reloj())
    bitacora.consulta(pedido.actor, "notificacion", notificacion_id)
    return esquemas.Notificacion(
        id=una.id,
        estado=una.estado.value,
        organo=una.organo,
        procedimiento=una.procedimiento,
        asunto_neutro=una.asunto_neutro,
        destinatario_nif=una.destinatario_nif,
        destinatario_nombre=una.destinatario_nombre,
        obligada_o_elegida=una.obligada_o_elegida,
        puesta_a_disposicion_en=una.puesta_a_disposicion_en,
        ultimo_dia=una.ultimo_dia,
        expediente_id=una.expediente_id,
        hechos=[
            esquemas.Hecho(h.tipo, h.nombre, h.ocurrido_en, h.actor_nombre, h.acuse_id, h.detalle)
            for h in una.hechos
        ],
    )


def anotar_en_papel(pedido: Pedido, *, entrada: esquemas.EntregaEnPapel) -> esquemas.Notificacion:
    datos = msgspec.structs.asdict(entrada)
    notificacion_id = datos.pop("notificacion_id")
    contenido, nombre = datos.pop("justificante"), datos.pop("justificante_nombre")
    services.anotar_en_papel(
        actor=pedido.actor,
        notificacion_id=notificacion_id,
        entrega=services.EntregaEnPapel(**datos),
        justificante=services.Justificante(nombre, contenido) if contenido else None,
        reloj=pedido.reloj,
    )
    return consultar(pedido, notificacion_id)


def listar(
    pedido: Pedido, *, consulta: esquemas.FiltroDeNotificaciones
) -> Pagina[esquemas.ResumenDeNotificacion]:
    filas = selectors.visibles_para(pedido.actor).prefetch_related("hechos__acuses", "documentos")
    if consulta.expediente is not None:
        filas = filas.filter(expediente_id=consulta.expediente)
    leidas, siguiente = pagina(filas, "puesta_a_disposicion_en", consulta)
    ahora = pedido.reloj()
    vistas = [selectors.vista(pedido.actor.entidad, una, ahora) for una in leidas]
    return Pagina(
        [
            esquemas.ResumenDeNotificacion(
                una.id,
                una.estado.value,
                una.asunto_neutro,
                una.destinatario_nif,
                una.puesta_a_disposicion_en,
                una.expediente_id,
            )
            for una in vistas
        ],
        siguiente,
    )


OPERACIONES = [
    Operacion(
        metodo="POST",
        ruta="notificaciones",
        nombre="poner_a_disposicion",
        resumen="Poner una notificación a disposición de una persona en la sede",
        recurso="notificaciones",
        permiso="notificaciones.practicar",
        funcion=poner,
        entrada=esquemas.NotificacionNueva,
        salida=esquemas.NotificacionHecha,
        estado=HTTPStatus.CREATED,
        con_clave=True,
        guarda_respuesta=True,
        errores={
            DocumentoInexistente: ErrorDeApi(
                UNPROCESSABLE, "documento-inexistente", "No hay tal documento"
            ),
            NifNoValido: ErrorDeApi(UNPROCESSABLE, "nif-no-valido", "El NIF no es válido"),
        },
    ),
    Operacion(
        metodo="GET",
        ruta="notificaciones",
        nombre="listar_notificaciones",
        resumen="Las notificaciones de la entidad, de la más nueva a la más vieja, con su estado",
        recurso="notificaciones",
        permiso="notificaciones.consultar",
        funcion=listar,
        consulta=esquemas.FiltroDeNotificaciones,
        salida=Pagina[esquemas.ResumenDeNotificacion],
        errores=MARCA_NO_VALIDA,
    ),
    Operacion(
        metodo="GET",
        ruta="notificaciones/<uuid:notificacion_id>",
        nombre="consultar_notificacion",
        resumen="El estado de una notificación y lo que le ha pasado",
        recurso="notificaciones",
        permiso="notificaciones.consultar",
        funcion=consultar,
        salida=esquemas.Notificacion,
        errores={selectors.NotificacionInexistente: NO_EXISTE},
    ),
    Operacion(
        metodo="POST",
        ruta="entregas-en-papel",
        nombre="anotar_en_papel",
        resumen="Anotar un intento de entrega en papel, una entrega, un rechazo o un anuncio",
        recurso="notificaciones",
        permiso="notificaciones.entregar",
        funcion=anotar_en_papel,
        entrada=esquemas.EntregaEnPapel,
        salida=esquemas.Notificacion,
        estado=HTTPStatus.CREATED,
        con_clave=True,
        guarda_respuesta=True,
        errores={
            selectors.NotificacionInexistente: NO_EXISTE,
            services.PapelNoAdmitido: ErrorDeApi(
                UNPROCESSABLE, "papel-no-admitido", "Lo que se cuenta de la entrega no puede ser"
            ),
            CalendarioSinPublicar: ErrorDeApi(
                UNPROCESSABLE, "calendario-sin-publicar", "No está publicado el calendario del año"
            ),
        },
    ),
]
