"""A document, with what has been made out of it: both are always shown."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from consistorio.documentos import selectors, services
from consistorio.documentos.intake.conversor import extension_de
from consistorio.documentos.selectors.acceso import puede_ver
from consistorio.documentos.selectors.derivados import DerivadoInexistente, DerivadoVisto, derivados
from consistorio.documentos.selectors.versiones import no_cambia, versiones
from consistorio.documentos.web import servir
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion


@requiere_empleado
@require_GET
def ficha(request: Peticion, documento_id: UUID) -> HttpResponse:
    """Show what a document is, where it comes from and what was made out of it."""
    actor, documento = buscar(request, documento_id)
    bitacora.consulta(actor, "documento", documento_id)
    return pintar(request, actor, documento)


@requiere_empleado
@require_GET
def original(request: Peticion, documento_id: UUID) -> HttpResponse:
    """Give the document itself."""
    actor, _documento = buscar(request, documento_id)
    return servir.servir(actor, documento_id, descargar="descargar" in request.GET)


@requiere_empleado
@require_GET
def derivado(request: Peticion, documento_id: UUID, derivado_id: UUID) -> HttpResponse:
    """Give what was made out of a document."""
    actor, _documento = buscar(request, documento_id)
    try:
        return servir.servir_derivado(actor, documento_id, derivado_id)
    except DerivadoInexistente:
        raise Http404 from None


@requiere_empleado
@require_POST
def convertir(request: Peticion, documento_id: UUID) -> HttpResponse:
    """Make its PDF/A."""
    return derivar(request, documento_id, services.convertir_a_pdfa)


@requiere_empleado
@require_POST
def publicable(request: Peticion, documento_id: UUID) -> HttpResponse:
    """Make the copy to be published."""
    return derivar(request, documento_id, services.preparar_para_publicar)


def derivar(
    request: Peticion, documento_id: UUID, hacer: Callable[..., DerivadoVisto]
) -> HttpResponse:
    """Make something out of the document and show it, or say why it could not be made."""
    actor, documento = buscar(request, documento_id)
    try:
        hacer(actor=actor, documento_id=documento_id, reloj=hora_oficial(request.entidad))
    except services.NoSePuedeDerivar as error:
        return pintar(request, actor, documento, error=_(str(error)))
    except services.DocumentoCambiado:
        messages.warning(request, _("El documento ha cambiado: mírelo antes de seguir."))
    else:
        messages.success(request, _("Hecho. El original queda como estaba."))
    return redirect("documentos:ficha", documento_id=documento_id)


def buscar(request: Peticion, documento_id: UUID) -> tuple[Actor, selectors.DocumentoVisto]:
    """Return who asks and the document, if it is shown to her; otherwise there is none."""
    actor = actor_de(request)
    actor.exigir("documentos.ficha")
    try:
        documento = selectors.documento(documento_id)
    except selectors.DocumentoInexistente:
        raise Http404 from None
    if not puede_ver(actor, documento_id):
        raise Http404
    return actor, documento


def pintar(
    request: Peticion, actor: Actor, documento: selectors.DocumentoVisto, error: str = ""
) -> HttpResponse:
    deriva = actor.puede("documentos.derivar")
    contexto = {
        "documento": documento,
        "derivados": derivados(documento.id),
        "versiones": versiones(documento.id),
        "no_cambia": _(no) if (no := no_cambia(documento.id)) else "",
        "puede_versionar": actor.puede("documentos.versionar"),
        "en_cuarentena": bool(selectors.en_cuarentena([documento.id])),
        "puede_eni": actor.puede("documentos.eni"),
        "puede_enviar": actor.puede("firma.enviar") and documento.mime == "application/pdf",
        "puede_derivar": deriva,
        "puede_convertir": deriva and bool(extension_de(documento.mime)),
        "error": error,
    }
    estado = HTTPStatus.UNPROCESSABLE_ENTITY if error else HTTPStatus.OK
    return render(request, "documentos/ficha.html", contexto, status=estado)
