"""The operations of the registro for programs."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse

from consistorio.documentos import services as documentos
from consistorio.documentos.selectors import DocumentoInexistente
from consistorio.documentos.web.servir import servir
from consistorio.nucleo.identificadores import NifNoValido
from consistorio.plataforma.api import (
    NO_EXISTE,
    ErrorDeApi,
    Operacion,
    Pagina,
    Pedido,
)
from consistorio.registro import selectors, services
from consistorio.registro.api import esquemas
from consistorio.registro.api.entrada import DocumentoRechazado, UnidadDesconocida, leer
from consistorio.registro.rules.ficha_escrita import como_datos

ERRORES_AL_PRESENTAR = {
    services.ClaveReutilizada: ErrorDeApi(
        HTTPStatus.UNPROCESSABLE_ENTITY, "clave-reutilizada", "La clave ya es de otro escrito"
    ),
    services.RelojAtrasado: ErrorDeApi(
        HTTPStatus.SERVICE_UNAVAILABLE, "reloj-atrasado", "El reloj del registro está atrasado"
    ),
    services.PresentacionParada: ErrorDeApi(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "presentacion-parada",
        "La entidad ha parado la presentación; la sede dice por qué y no se ha anotado nada",
    ),
    NifNoValido: ErrorDeApi(
        HTTPStatus.UNPROCESSABLE_ENTITY, "nif-no-valido", "El NIF no es válido"
    ),
    UnidadDesconocida: ErrorDeApi(
        HTTPStatus.UNPROCESSABLE_ENTITY, "unidad-desconocida", "No hay tal unidad"
    ),
    DocumentoRechazado: ErrorDeApi(
        HTTPStatus.UNPROCESSABLE_ENTITY, "documento-rechazado", "Un documento no se admite"
    ),
}


def presentar(pedido: Pedido, *, entrada: esquemas.AsientoNuevo) -> esquemas.AsientoHecho:
    hecho = services.presentar_con_justificante(
        actor=pedido.actor,
        presentacion=leer(pedido, entrada),
        clave=pedido.clave,
        reloj=pedido.reloj,
    )
    return hecho_de(pedido, hecho)


def hecho_de(pedido: Pedido, hecho: services.AsientoHecho) -> esquemas.AsientoHecho:
    """Return what a program is told of a filing; the same when it asks again."""
    return esquemas.AsientoHecho(
        id=hecho.id,
        numero=hecho.numero,
        presentado_en=hecho.presentado_en,
        efectivo_el=hecho.efectivo_el,
        justificante=esquemas.Justificante(
            hecho.justificante_id,
            hecho.csv,
            documentos.direccion_de_verificacion(pedido.actor.entidad, hecho.csv),
        ),
    )


def consultar(pedido: Pedido, asiento_id: UUID) -> esquemas.Asiento:
    a = selectors.asiento(pedido.actor, asiento_id)
    return esquemas.Asiento(
        id=a.id,
        numero=a.numero,
        sentido=a.sentido,
        presentado_en=a.presentado_en,
        efectivo_el=a.efectivo_el,
        extracto=a.extracto,
        procedimiento=a.procedimiento,
        interesado_nif=a.interesado.nif,
        interesado_nombre=a.interesado.nombre,
        huella=a.huella,
        csv=a.csv,
        documentos=[
            esquemas.Documento(d.id, d.nombre, d.mime, d.tipo_documental, d.sha256, d.size_bytes)
            for d in a.documentos
        ],
        anulado=a.anulado is not None,
        vigente=a.vigente,
        ficha=como_datos(a.ficha) if a.ficha else None,
        hechos=[_hecho(h) for h in a.hechos],
    )


def _hecho(hecho: selectors.HechoVisto) -> esquemas.Hecho:
    otro = hecho.otro[1] if hecho.otro else ""
    return esquemas.Hecho(
        hecho.id, hecho.tipo, hecho.motivo, hecho.hecho_en, otro, list(hecho.cambios)
    )


def listar(pedido: Pedido, *, consulta: esquemas.Busqueda) -> Pagina[esquemas.ResumenDeAsiento]:
    if consulta.q.strip():
        return _buscar(pedido, consulta)
    filas, siguiente = selectors.pagina(
        pedido.actor, desde=consulta.desde, cuantos=consulta.cuantos
    )
    return Pagina([esquemas.ResumenDeAsiento(**fila) for fila in filas], siguiente)


def _buscar(pedido: Pedido, consulta: esquemas.Busqueda) -> Pagina[esquemas.ResumenDeAsiento]:
    resultado = selectors.buscar(
        pedido.actor, consulta.q, desde=consulta.desde, cuantos=consulta.cuantos
    )
    elementos = [
        esquemas.ResumenDeAsiento(
            h.id,
            h.numero,
            h.sentido,
            h.presentado_en,
            h.extracto,
            h.procedimiento,
            h.anulado,
            h.extracto_rectificado,
        )
        for h in resultado.hallados
    ]
    return Pagina(elementos, resultado.siguiente)


def justificante(pedido: Pedido, asiento_id: UUID) -> HttpResponse:
    asiento = selectors.asiento(pedido.actor, asiento_id)
    return servir(pedido.actor, services.asegurar_justificante(asiento.id), descargar=True)


OPERACIONES = [
    Operacion(
        metodo="POST",
        ruta="asientos",
        nombre="presentar",
        resumen="Presentar un escrito y obtener su justificante sellado",
        recurso="asientos",
        permiso="registro.presentar",
        funcion=presentar,
        entrada=esquemas.AsientoNuevo,
        salida=esquemas.AsientoHecho,
        estado=HTTPStatus.CREATED,
        con_clave=True,
        errores=ERRORES_AL_PRESENTAR,
    ),
    Operacion(
        metodo="GET",
        ruta="asientos",
        nombre="listar_asientos",
        resumen="Los asientos, del más nuevo al más viejo; con «q», los que lo dicen",
        recurso="asientos",
        permiso="registro.consultar",
        funcion=listar,
        consulta=esquemas.Busqueda,
        salida=Pagina[esquemas.ResumenDeAsiento],
        errores={
            selectors.MarcaNoValida: ErrorDeApi(
                HTTPStatus.UNPROCESSABLE_ENTITY, "marca-no-valida", "«desde» no es de una lista"
            )
        },
    ),
    Operacion(
        metodo="GET",
        ruta="asientos/<uuid:asiento_id>",
        nombre="consultar_asiento",
        resumen="Un asiento con sus documentos",
        recurso="asientos",
        permiso="registro.consultar",
        funcion=consultar,
        salida=esquemas.Asiento,
        errores={selectors.AsientoInexistente: NO_EXISTE},
    ),
    Operacion(
        metodo="GET",
        ruta="asientos/<uuid:asiento_id>/justificante",
        nombre="descargar_justificante",
        resumen="El justificante sellado, en PDF",
        recurso="asientos",
        permiso="registro.consultar",
        funcion=justificante,
        salida=bytes,
        errores={selectors.AsientoInexistente: NO_EXISTE, DocumentoInexistente: NO_EXISTE},
    ),
]
