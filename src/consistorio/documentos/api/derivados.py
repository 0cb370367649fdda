"""What programs are told of the versions of a document, and have made out of it."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse

from consistorio.documentos import selectors, services
from consistorio.documentos.api import esquemas
from consistorio.documentos.selectors.derivados import DerivadoInexistente, DerivadoVisto, derivados
from consistorio.documentos.selectors.versiones import versiones
from consistorio.documentos.web.servir import servir_derivado
from consistorio.plataforma import bitacora
from consistorio.plataforma.api import NO_EXISTE, ErrorDeApi, Operacion, Pagina, Pedido

ERRORES: dict[type[Exception], ErrorDeApi] = {
    selectors.DocumentoInexistente: NO_EXISTE,
    DerivadoInexistente: NO_EXISTE,
    services.NoSePuedeDerivar: ErrorDeApi(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "no-se-puede-derivar",
        "No se puede hacer de este documento",
    ),
    services.DocumentoCambiado: ErrorDeApi(
        HTTPStatus.CONFLICT, "documento-cambiado", "El documento ha cambiado mientras tanto"
    ),
    services.EniNoValido: ErrorDeApi(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "eni-no-valido",
        "No es un documento ENI que se pueda guardar",
    ),
}
_UNO = "documentos/<uuid:documento_id>"


def listar_versiones(pedido: Pedido, documento_id: UUID) -> Pagina[esquemas.VersionDeDocumento]:
    selectors.documento(documento_id)
    bitacora.consulta(pedido.actor, "documento", documento_id)
    return Pagina([esquemas.VersionDeDocumento.de(una) for una in versiones(documento_id)])


def listar(pedido: Pedido, documento_id: UUID) -> Pagina[esquemas.DerivadoDeDocumento]:
    selectors.documento(documento_id)
    bitacora.consulta(pedido.actor, "documento", documento_id)
    return Pagina([esquemas.DerivadoDeDocumento.de(uno) for uno in derivados(documento_id)])


def convertir(pedido: Pedido, documento_id: UUID) -> esquemas.DerivadoDeDocumento:
    return _hecho(services.convertir_a_pdfa, pedido, documento_id)


def limpiar(pedido: Pedido, documento_id: UUID) -> esquemas.DerivadoDeDocumento:
    return _hecho(services.preparar_para_publicar, pedido, documento_id)


def _hecho(
    hacer: Callable[..., DerivadoVisto], pedido: Pedido, documento_id: UUID
) -> esquemas.DerivadoDeDocumento:
    visto = hacer(actor=pedido.actor, documento_id=documento_id, reloj=pedido.reloj)
    return esquemas.DerivadoDeDocumento.de(visto)


def contenido(pedido: Pedido, documento_id: UUID, derivado_id: UUID) -> HttpResponse:
    return servir_derivado(pedido.actor, documento_id, derivado_id)


def exportar(pedido: Pedido, documento_id: UUID, consulta: esquemas.VersionDelEni) -> HttpResponse:
    xml = services.exportar_eni(
        actor=pedido.actor, documento_id=documento_id, version=consulta.version
    )
    return HttpResponse(xml, content_type="application/xml")


def importar(pedido: Pedido, entrada: esquemas.DocumentoEniRecibido) -> esquemas.DocumentoDetallado:
    hecho = services.importar_eni(actor=pedido.actor, xml=entrada.xml, reloj=pedido.reloj)
    return esquemas.DocumentoDetallado.de(hecho)


DE_DERIVADOS = [
    Operacion(
        metodo="GET",
        ruta=f"{_UNO}/versiones",
        nombre="listar_versiones",
        resumen="Las versiones de un documento, la de ahora primero",
        recurso="documentos",
        permiso="documentos.consultar",
        funcion=listar_versiones,
        salida=Pagina[esquemas.VersionDeDocumento],
        errores=ERRORES,
    ),
    Operacion(
        metodo="GET",
        ruta=f"{_UNO}/derivados",
        nombre="listar_derivados",
        resumen="Lo que se ha hecho a partir de un documento",
        recurso="documentos",
        permiso="documentos.consultar",
        funcion=listar,
        salida=Pagina[esquemas.DerivadoDeDocumento],
        errores=ERRORES,
    ),
    Operacion(
        metodo="POST",
        ruta=f"{_UNO}/pdfa",
        nombre="convertir_documento",
        resumen="Hacer su PDF/A; si ya está hecho, es ese",
        recurso="documentos",
        permiso="documentos.derivar",
        funcion=convertir,
        salida=esquemas.DerivadoDeDocumento,
        errores=ERRORES,
    ),
    Operacion(
        metodo="POST",
        ruta=f"{_UNO}/copia-para-publicar",
        nombre="preparar_para_publicar",
        resumen="Hacer una copia sin lo que oculta; si ya está hecha, es esa",
        recurso="documentos",
        permiso="documentos.derivar",
        funcion=limpiar,
        salida=esquemas.DerivadoDeDocumento,
        errores=ERRORES,
    ),
    Operacion(
        metodo="GET",
        ruta=f"{_UNO}/derivados/<uuid:derivado_id>/contenido",
        nombre="descargar_derivado",
        resumen="Lo que se hizo a partir del documento",
        recurso="documentos",
        permiso="documentos.consultar",
        funcion=contenido,
        salida=bytes,
        errores=ERRORES,
    ),
    Operacion(
        metodo="GET",
        ruta=f"{_UNO}/eni",
        nombre="exportar_documento_eni",
        resumen="El documento como XML del ENI, versión 1.0 o 2.0",
        recurso="documentos",
        permiso="documentos.eni",
        funcion=exportar,
        consulta=esquemas.VersionDelEni,
        salida=bytes,
        errores=ERRORES,
    ),
    Operacion(
        metodo="POST",
        ruta="documentos",
        nombre="importar_documento_eni",
        resumen="Traer un documento ENI de otra Administración",
        recurso="documentos",
        permiso="documentos.eni",
        funcion=importar,
        entrada=esquemas.DocumentoEniRecibido,
        salida=esquemas.DocumentoDetallado,
        estado=HTTPStatus.CREATED,
        errores=ERRORES,
    ),
]
