"""What is in quarantine, for who may take it out."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from consistorio.documentos import selectors, services
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion


@require_http_methods(["GET", "POST"])
@requiere_empleado
def cuarentena(request: Peticion) -> HttpResponse:
    """List what is given to nobody; take one out, with the reason."""
    actor = actor_de(request)
    actor.exigir("documentos.cuarentena")
    error = ""
    if request.method == "POST":
        motivo = request.POST.get("motivo", "").strip()[:300]
        if motivo:
            _levantar(request, motivo)
            return redirect("documentos:cuarentena")
        error = _("Diga por qué se puede abrir sin peligro.")
    contexto = {"cuarentenas": selectors.cuarentenas(), "error": error}
    estado = HTTPStatus.UNPROCESSABLE_ENTITY if error else HTTPStatus.OK
    return render(request, "documentos/cuarentena.html", contexto, status=estado)


def _levantar(request: Peticion, motivo: str) -> None:
    try:
        hecho = services.levantar_cuarentena(
            actor=actor_de(request),
            documento_id=UUID(request.POST.get("documento", "")),
            motivo=motivo,
            reloj=hora_oficial(request.entidad),
        )
    except (ValueError, selectors.DocumentoInexistente):
        raise Http404 from None
    if hecho:
        messages.success(request, _("El documento ya se puede abrir."))
