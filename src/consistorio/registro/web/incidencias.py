"""The incidents of the sede: to publish them, and to stop filing."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from consistorio.organizacion import selectors as organizacion
from consistorio.organizacion import services
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion
from consistorio.registro import services as registro
from consistorio.registro.web.incidencia import INVALIDO, PERMISO, intentar
from consistorio.registro.web.incidencias_forms import (
    FormularioDeIncidencia,
    FormularioDeParada,
)


@require_GET
@requiere_empleado
def incidencias(request: Peticion) -> HttpResponse:
    """Show what the sede has published, and what somebody must still decide."""
    actor_de(request).exigir(PERMISO)
    ahora = hora_oficial(request.entidad)()
    todas = organizacion.incidencias(ahora)
    contexto = {
        "incidencias": todas,
        "paradas": [i for i in todas if i.para and i.hasta is None],
        "por_decidir": [i for i in todas if i.por_decidir],
    }
    return render(request, "registro/incidencias.html", contexto)


@require_http_methods(["GET", "POST"])
@requiere_empleado
def nueva(request: Peticion) -> HttpResponse:
    """Publish an incident, past, present or planned."""
    actor_de(request).exigir(PERMISO)
    with timezone.override(ZoneInfo(request.entidad.zona)):
        form = FormularioDeIncidencia(
            request.POST or None, initial={"desde": hora_oficial(request.entidad)()}
        )
        if request.method == "POST" and form.is_valid():
            hecho = intentar(form, lambda: _publicar(request, form))
            if hecho is not None:
                messages.success(request, _("La incidencia está publicada en la sede."))
                return redirect("registro:incidencia", incidencia_id=hecho)
        estado = INVALIDO if form.errors else HTTPStatus.OK
        return render(request, "registro/incidencia_nueva.html", {"form": form}, status=estado)


def _publicar(request: Peticion, form: FormularioDeIncidencia) -> UUID:
    return services.publicar_incidencia(
        actor=actor_de(request), datos=form.datos(), reloj=hora_oficial(request.entidad)
    )


@require_http_methods(["GET", "POST"])
@requiere_empleado
def parar(request: Peticion) -> HttpResponse:
    """Stop filing, after saying what happens then."""
    actor_de(request).exigir("registro.parar")
    form = FormularioDeParada(request.POST or None)
    if request.method == "POST" and form.is_valid():
        hecho = intentar(form, lambda: _parar(request, form))
        if hecho is not None:
            messages.success(request, _("La presentación está parada, y la sede lo dice."))
            return redirect("registro:incidencia", incidencia_id=hecho)
    estado = INVALIDO if form.errors else HTTPStatus.OK
    return render(request, "registro/parar.html", {"form": form}, status=estado)


def _parar(request: Peticion, form: FormularioDeParada) -> UUID:
    reloj = hora_oficial(request.entidad)
    return registro.parar_presentacion(
        actor=actor_de(request), datos=form.datos(reloj()), reloj=reloj
    )
