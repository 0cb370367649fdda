"""ENI documents of others come in, and ours go out."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from consistorio.documentos import selectors, services
from consistorio.documentos.eni import V1, V2
from consistorio.documentos.selectors.importados import importados
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion


@require_http_methods(["GET", "POST"])
@requiere_empleado
def importar(request: Peticion) -> HttpResponse:
    """List what has come in, and bring another in."""
    actor = actor_de(request)
    actor.exigir("documentos.eni")
    error = ""
    if request.method == "POST":
        fichero = request.FILES.get("fichero")
        try:
            documento = services.importar_eni(
                actor=actor,
                xml=fichero.read() if fichero else b"",
                reloj=hora_oficial(request.entidad),
            )
        except services.EniNoValido as motivo:
            error = _(str(motivo))
        else:
            messages.success(request, _("El documento ya está en la entidad, con sus metadatos."))
            return redirect("documentos:ficha", documento_id=documento.id)
    contexto = {"importados": importados(), "error": error}
    estado = HTTPStatus.UNPROCESSABLE_ENTITY if error else HTTPStatus.OK
    return render(request, "documentos/importar.html", contexto, status=estado)


@requiere_empleado
@require_GET
def exportar(request: Peticion, documento_id: UUID) -> HttpResponse:
    """Give the document as ENI XML."""
    version = V2 if request.GET.get("version") == V2 else V1
    try:
        xml = services.exportar_eni(
            actor=actor_de(request), documento_id=documento_id, version=version
        )
    except selectors.DocumentoInexistente:
        raise Http404 from None
    respuesta = HttpResponse(xml, content_type="application/xml")
    nombre = f"{selectors.documento(documento_id).identificador}.xml"
    respuesta["Content-Disposition"] = f'attachment; filename="{nombre}"'
    respuesta["Cache-Control"] = "private, no-store"
    return respuesta
