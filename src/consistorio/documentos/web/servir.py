"""Sending the bytes of a document to a browser, so that they can do no harm there."""

from __future__ import annotations

from urllib.parse import quote
from uuid import UUID

from django.http import HttpResponse
from django.template.loader import render_to_string

from consistorio.documentos import selectors
from consistorio.documentos.selectors.derivados import contenido_derivado, derivado
from consistorio.documentos.selectors.versiones import version_anterior
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.almacen import almacen

EN_LA_PAGINA = frozenset({"application/pdf", "image/jpeg", "image/png"})
POLITICA = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


def servir(actor: Actor, documento_id: UUID, *, descargar: bool = False) -> HttpResponse:
    """
    Return a document to who may see it (the module that calls has asked), and write it down.

    What is in quarantine is given to nobody: the answer says so, with 423.

    Only PDF and photographs are shown in the page; anything else is downloaded, never run.

    :raises DocumentoInexistente: if this entidad has no such document.
    """
    documento = selectors.documento(documento_id)
    if selectors.en_cuarentena([documento_id]):
        return _en_cuarentena()
    contenido = selectors.contenido(documento_id)
    respuesta = _dar(contenido, documento.mime, documento.nombre, descargar=descargar)
    bitacora.consulta(actor, "documento", documento_id)
    return respuesta


def servir_derivado(actor: Actor, documento_id: UUID, derivado_id: UUID) -> HttpResponse:
    """
    Return what was made out of a document, to who may see the document, and write it down.

    :raises DerivadoInexistente: if there is no such thing.
    """
    uno = derivado(documento_id, derivado_id)
    if selectors.en_cuarentena([documento_id]):
        return _en_cuarentena()
    respuesta = _dar(contenido_derivado(uno.id), uno.mime, uno.nombre, descargar=False)
    bitacora.consulta(actor, "documento", documento_id)
    return respuesta


def servir_version(actor: Actor, documento_id: UUID, version_id: UUID) -> HttpResponse:
    """
    Return what a document was before, to who may see the document, and write it down.

    :raises VersionInexistente: if there is no such version.
    """
    una = version_anterior(documento_id, version_id)
    if selectors.en_cuarentena([documento_id]):
        return _en_cuarentena()
    contenido = almacen().leer(actor.entidad, una.sha256)
    respuesta = _dar(contenido, una.mime, una.nombre, descargar=False)
    bitacora.consulta(actor, "documento", documento_id)
    return respuesta


def _dar(contenido: bytes, mime: str, nombre: str, *, descargar: bool) -> HttpResponse:
    respuesta = HttpResponse(contenido, content_type=mime)
    modo = "inline" if mime in EN_LA_PAGINA and not descargar else "attachment"
    respuesta["Content-Disposition"] = f"{modo}; filename*=UTF-8''{quote(nombre)}"
    respuesta["Cache-Control"] = "private, no-store"
    if mime != "application/pdf":  # Browsers do not show a PDF inside a sandbox.
        respuesta["Content-Security-Policy"] = POLITICA
    return respuesta


def _en_cuarentena() -> HttpResponse:
    respuesta = HttpResponse(render_to_string("documentos/en_cuarentena.html"), status=423)
    respuesta["Cache-Control"] = "private, no-store"
    return respuesta
