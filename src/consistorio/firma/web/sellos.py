"""The seal of the entidad: with which key it seals, and how to put it in a token."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from consistorio.firma import selectors, services
from consistorio.firma.web import forms
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion


@requiere_empleado
@require_http_methods(["GET", "POST"])
def sellos(request: Peticion) -> HttpResponse:
    """Show the seal in use and those before it; POST puts one that a token keeps."""
    actor_de(request).exigir("firma.sellos")
    tokens = services.tokens_de(request.entidad)
    form = forms.SelloDeToken(
        request.POST if request.method == "POST" else None, request.FILES or None, tokens=tokens
    )
    if request.method == "POST" and form.is_valid() and _puesto(request, form):
        return redirect("firma:sellos")
    contexto = {"form": form, "tokens": tokens, "sellos": selectors.sellos_puestos()}
    estado = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "firma/sellos.html", contexto, status=estado)


@requiere_empleado
@require_POST
def quitar(request: Peticion) -> HttpResponse:
    """Seal again with the key of the installation."""
    try:
        services.quitar_sello(actor=actor_de(request), reloj=hora_oficial(request.entidad))
    except services.SelloNoValido as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Desde ahora se sella con la clave de la instalación."))
    return redirect("firma:sellos")


def _puesto(request: Peticion, form: forms.SelloDeToken) -> bool:
    datos = form.cleaned_data
    try:
        services.poner_sello_de_token(
            actor=actor_de(request),
            token=datos["token"],
            etiqueta=datos["etiqueta"],
            certificados=datos["certificados"].read(),
            reloj=hora_oficial(request.entidad),
        )
    except services.SelloNoValido as error:
        form.add_error(None, str(error))
        return False
    messages.success(
        request, _("La clave ha firmado una prueba y es la del certificado: sello puesto.")
    )
    return True
