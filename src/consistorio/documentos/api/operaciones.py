"""The operations of documents for programs."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse

from consistorio.documentos import selectors
from consistorio.documentos.api import esquemas
from consistorio.documentos.api.derivados import DE_DERIVADOS
from consistorio.documentos.web.servir import servir
from consistorio.plataforma import bitacora
from consistorio.plataforma.api import NO_EXISTE, Operacion, Pedido


def consultar(pedido: Pedido, documento_id: UUID) -> esquemas.DocumentoDetallado:
    visto = esquemas.DocumentoDetallado.de(selectors.documento(documento_id))
    bitacora.consulta(pedido.actor, "documento", documento_id)
    return visto


def contenido(pedido: Pedido, documento_id: UUID) -> HttpResponse:
    return servir(pedido.actor, documento_id, descargar=True)


OPERACIONES = [
    Operacion(
        metodo="GET",
        ruta="documentos/<uuid:documento_id>",
        nombre="consultar_documento",
        resumen="Los metadatos de un documento",
        recurso="documentos",
        permiso="documentos.consultar",
        funcion=consultar,
        salida=esquemas.DocumentoDetallado,
        errores={selectors.DocumentoInexistente: NO_EXISTE},
    ),
    Operacion(
        metodo="GET",
        ruta="documentos/<uuid:documento_id>/contenido",
        nombre="descargar_documento",
        resumen="El documento tal como está, con sus firmas",
        recurso="documentos",
        permiso="documentos.consultar",
        funcion=contenido,
        salida=bytes,
        errores={selectors.DocumentoInexistente: NO_EXISTE},
    ),
    *DE_DERIVADOS,
]
