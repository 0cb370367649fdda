"""What a document was, and how it gets another version."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from consistorio.documentos import services
from consistorio.documentos.selectors.versiones import VersionInexistente
from consistorio.documentos.web import servir
from consistorio.documentos.web.ficha import buscar, pintar
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import requiere_empleado
from consistorio.plataforma.web.peticion import Peticion


@requiere_empleado
@require_GET
def version(request: Peticion, documento_id: UUID, version_id: UUID) -> HttpResponse:
    """Give what the document was."""
    actor, _documento = buscar(request, documento_id)
    try:
        return servir.servir_version(actor, documento_id, version_id)
    except VersionInexistente:
        raise Http404 from None


@requiere_empleado
@require_POST
def nueva(request: Peticion, documento_id: UUID) -> HttpResponse:
    """Give it another version."""
    actor, documento = buscar(request, documento_id)
    actor.exigir("documentos.versionar")
    fichero = request.FILES.get("fichero")
    if fichero is None:
        return pintar(request, actor, documento, error=_("Elija el fichero."))
    try:
        services.nueva_version(
            actor=actor,
            documento_id=documento_id,
            version=services.VersionNueva(
                nombre=fichero.name or "",
                contenido=fichero.read(),
                motivo=request.POST.get("motivo", ""),
                sha256_anterior=request.POST.get("sha256", ""),
            ),
            reloj=hora_oficial(request.entidad),
        )
    except services.NoCambia as error:
        return pintar(request, actor, documento, error=_(str(error)))
    except services.DocumentoCambiado:
        dicho = _("El documento ha cambiado mientras usted lo miraba: vea la versión de ahora.")
        return pintar(request, actor, documento, error=dicho)
    messages.success(request, _("Guardada. Las versiones anteriores se conservan."))
    return redirect("documentos:ficha", documento_id=documento_id)
