"""Screens with which the staff gets in."""

from __future__ import annotations

from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from consistorio.identidad import services
from consistorio.identidad.web.forms import AccesoDeEmpleado
from consistorio.identidad.web.sede import dejar_entrar, destino_seguro, origen_de
from consistorio.plataforma.actores import Clase
from consistorio.plataforma.reloj import ahora, hora_oficial
from consistorio.plataforma.web.peticion import Peticion


@require_http_methods(["GET", "POST"])
def entrar_empleado(request: Peticion) -> HttpResponse:
    """Ask for user, password and second factor."""
    form = AccesoDeEmpleado(request.POST or None)
    siguiente = request.POST.get("siguiente") or request.GET.get("siguiente", "")
    valido = request.method == "POST" and form.is_valid()
    if valido and (quien := _identificar(request, form)):
        destino = destino_seguro(request, siguiente, reverse("tramitacion:escritorio"))
        return dejar_entrar(request, quien, Clase.EMPLEADO, destino)
    estado = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    contexto = {
        "form": form,
        "siguiente": siguiente,
        "caducada": "caducada" in request.GET,
        "demo": settings.CONSISTORIO_DEMO,
    }
    return render(request, "identidad/entrar_empleado.html", contexto, status=estado)


def _identificar(request: Peticion, form: AccesoDeEmpleado) -> services.Identificada | None:
    """Return who gets in, or leave in ``form`` why nobody does."""
    try:
        return services.entrar_empleado(
            entidad=request.entidad,
            origen=origen_de(request),
            reloj=hora_oficial(request.entidad),
            **form.cleaned_data,
        )
    except services.AccesoDenegado:
        form.add_error(
            None,
            _(
                "Los datos no son correctos, o el acceso está bloqueado durante 15 minutos "
                "por varios intentos fallidos."
            ),
        )
    return None


def autenticador_de_demostracion(request: Peticion) -> HttpResponse:
    """Show the codes of this moment: only in a demonstration, in place of a telephone."""
    if not settings.CONSISTORIO_DEMO:
        raise Http404
    instante = ahora()
    contexto = {
        "codigos": services.codigos_de_demostracion(instante),
        "quedan": 30 - int(instante.timestamp()) % 30,
    }
    respuesta = render(request, "identidad/autenticador.html", contexto)
    respuesta["Cache-Control"] = "no-store"
    return respuesta
