"""An incident of the sede: to end it, to start filing again, and to decide about the plazos."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from consistorio.organizacion import selectors as organizacion
from consistorio.organizacion import services
from consistorio.organizacion.rules.incidencias import IncidenciaNoValida
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion
from consistorio.registro import services as registro
from consistorio.registro.web.incidencias_forms import (
    DEFECTOS,
    FormularioDeAmpliacion,
    FormularioSinAmpliar,
)

INVALIDO = HTTPStatus.UNPROCESSABLE_ENTITY
PERMISO = "organizacion.publicar_incidencias"


@require_http_methods(["GET", "POST"])
@requiere_empleado
def incidencia(request: Peticion, incidencia_id: UUID) -> HttpResponse:
    """Show an incident, and do with it what is asked."""
    actor_de(request).exigir(PERMISO)
    if request.method == "GET":
        return _pagina(request, incidencia_id)
    accion = ACCIONES.get(request.POST.get("accion", ""))
    if accion is None:
        raise Http404
    try:
        form = accion(request, incidencia_id)
    except services.IncidenciaInexistente:
        raise Http404 from None
    except services.IncidenciaYaTerminada:
        messages.error(request, _("Ya había terminado."))
    except services.IncidenciaConParada:
        messages.error(request, _("La presentación está parada: reanúdela."))
    except services.YaDecidida:
        messages.error(request, _("Sigue en curso, o ya se decidió sobre sus plazos."))
    else:
        if form is not None:
            return _pagina(request, incidencia_id, form)
    return redirect("registro:incidencia", incidencia_id=incidencia_id)


def _terminar(request: Peticion, incidencia_id: UUID) -> None:
    services.terminar_incidencia(
        actor=actor_de(request), incidencia_id=incidencia_id, reloj=hora_oficial(request.entidad)
    )
    messages.success(request, _("La incidencia ha terminado, y la sede lo dice."))


def _reanudar(request: Peticion, incidencia_id: UUID) -> None:
    registro.reanudar_presentacion(
        actor=actor_de(request), incidencia_id=incidencia_id, reloj=hora_oficial(request.entidad)
    )
    messages.success(request, _("Ya se puede presentar otra vez."))


def _ampliar(request: Peticion, incidencia_id: UUID) -> forms.Form | None:
    form = FormularioDeAmpliacion(request.POST)
    if not form.is_valid():
        return form
    hecho = intentar(
        form,
        lambda: services.ampliar_plazos(
            actor=actor_de(request),
            incidencia_id=incidencia_id,
            acuerdo=form.pedido(),
            reloj=hora_oficial(request.entidad),
        ),
    )
    if hecho is None:
        return form
    messages.success(request, _("La ampliación está publicada; los plazos se calculan otra vez."))
    return None


def _no_ampliar(request: Peticion, incidencia_id: UUID) -> forms.Form | None:
    form = FormularioSinAmpliar(request.POST)
    if not form.is_valid():
        return form
    services.no_ampliar(
        actor=actor_de(request),
        incidencia_id=incidencia_id,
        motivo=form.cleaned_data["motivo"],
        reloj=hora_oficial(request.entidad),
    )
    messages.success(request, _("Queda publicado que no se amplía ningún plazo."))
    return None


ACCIONES: dict[str, Callable[[Peticion, UUID], forms.Form | None]] = {
    "terminar": _terminar,
    "reanudar": _reanudar,
    "ampliar": _ampliar,
    "no_ampliar": _no_ampliar,
}


def _pagina(
    request: Peticion, incidencia_id: UUID, erroneo: forms.Form | None = None
) -> HttpResponse:
    una = organizacion.incidencia(incidencia_id, hora_oficial(request.entidad)())
    if una is None:
        raise Http404
    contexto: dict[str, Any] = {
        "i": una,
        "form": erroneo,
        "ampliar": erroneo
        if isinstance(erroneo, FormularioDeAmpliacion)
        else FormularioDeAmpliacion(),
        "sin_ampliar": erroneo
        if isinstance(erroneo, FormularioSinAmpliar)
        else FormularioSinAmpliar(),
    }
    estado = INVALIDO if erroneo is not None else HTTPStatus.OK
    return render(request, "registro/incidencia.html", contexto, status=estado)


def intentar(form: forms.Form, deber: Callable[[], UUID]) -> UUID | None:
    """Do it, or say in the form why not."""
    try:
        return deber()
    except IncidenciaNoValida as error:
        form.add_error(error.campo if error.campo in form.fields else None, DEFECTOS[error.defecto])
    except services.YaEstaParada:
        form.add_error(None, _("La presentación ya está parada."))
    except services.NoTocaPlazos:
        form.add_error(
            None, _("Esta incidencia no ha impedido nada todavía: no toca ningún plazo.")
        )
    return None
