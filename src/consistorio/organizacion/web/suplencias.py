"""Who substitutes whom, for who may order it."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from consistorio.organizacion import selectors, services
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion

DIA = {"type": "date"}


class Suplencia(forms.Form):
    cargo = forms.ChoiceField(label=gettext_lazy("Cargo"))
    suplente = forms.ChoiceField(label=gettext_lazy("Quién suple"))
    desde = forms.DateField(
        label=gettext_lazy("Desde (incluido)"), widget=forms.DateInput(DIA, format="%Y-%m-%d")
    )
    hasta = forms.DateField(
        label=gettext_lazy("Hasta (incluido)"), widget=forms.DateInput(DIA, format="%Y-%m-%d")
    )
    acto = forms.CharField(
        label=gettext_lazy("Acto que la dispone"),
        help_text=gettext_lazy("Cada firma lo dirá (artículo 13.4 de la Ley 40/2015)."),
        max_length=200,
    )

    def __init__(self, *args: Any, cargos: Any, personal: Any, **mas: Any) -> None:
        super().__init__(*args, **mas)
        for nombre, opciones in (("cargo", cargos), ("suplente", personal)):
            campo = self.fields[nombre]
            if isinstance(campo, forms.ChoiceField):
                campo.choices = opciones


@requiere_empleado
@require_http_methods(["GET", "POST"])
def suplencias(request: Peticion) -> HttpResponse:
    """List the substitutions in force and to come; POST orders one."""
    actor, hoy = actor_de(request), hora_oficial(request.entidad)().date()
    actor.exigir("organizacion.suplencias")
    form = Suplencia(
        request.POST if request.method == "POST" else None,
        cargos=[(c.codigo, f"{c.nombre} · {c.titular}") for c in selectors.cargos_vigentes(hoy)],
        personal=[(e.nif, e.nombre) for e in selectors.todo_el_personal()],
        initial={"desde": hoy},
    )
    if request.method == "POST" and form.is_valid() and _dispuesta(request, form):
        return redirect("organizacion:suplencias")
    contexto = {"form": form, "suplencias": selectors.suplencias(hoy), "hoy": hoy}
    estado = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "organizacion/suplencias.html", contexto, status=estado)


@requiere_empleado
@require_POST
def terminar(request: Peticion, suplencia_id: UUID) -> HttpResponse:
    """End a substitution before its day."""
    try:
        services.terminar_suplencia(
            actor=actor_de(request), suplencia_id=suplencia_id, reloj=hora_oficial(request.entidad)
        )
    except services.SuplenciaInexistente:
        raise Http404 from None
    messages.success(request, _("La suplencia queda terminada."))
    return redirect("organizacion:suplencias")


def _dispuesta(request: Peticion, form: Suplencia) -> bool:
    datos = form.cleaned_data
    try:
        services.disponer_suplencia(
            actor=actor_de(request),
            cargo=datos["cargo"],
            suplente_nif=datos["suplente"],
            desde=datos["desde"],
            hasta=datos["hasta"],
            acto_de=datos["acto"],
            reloj=hora_oficial(request.entidad),
        )
    except services.SuplenciaNoValida as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, _("Suplencia dispuesta."))
    return True
