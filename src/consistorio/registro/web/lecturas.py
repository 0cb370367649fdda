"""The papers that no machine could read, for who can have them read again."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from consistorio.documentos import selectors as documentos
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion
from consistorio.registro.services import lectura


@require_http_methods(["GET", "POST"])
@requiere_empleado
def lecturas(request: Peticion) -> HttpResponse:
    """List what could not be read and why; POST has one read again."""
    actor = actor_de(request)
    actor.exigir("documentos.leer")
    if request.method == "POST":
        try:
            clave = UUID(request.POST.get("documento", ""))
        except ValueError:
            raise Http404 from None
        if lectura.leer_otra_vez(
            actor=actor, documento_id=clave, reloj=hora_oficial(request.entidad)
        ):
            messages.success(request, _("Se leerá otra vez en cuanto haya un momento."))
        return redirect("registro:lecturas")
    return render(request, "registro/lecturas.html", {"lecturas": documentos.lecturas_sin_hacer()})
