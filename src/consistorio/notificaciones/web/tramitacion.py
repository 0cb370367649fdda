"""Screens in which the staff follows a notification, and withdraws it in time."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from consistorio.documentos.web.servir import servir
from consistorio.notificaciones import selectors, services
from consistorio.notificaciones.selectors import NotificacionVista
from consistorio.notificaciones.web.forms import Anulacion
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion


@requiere_empleado
@require_http_methods(["GET", "POST"])
def seguimiento(request: Peticion, notificacion_id: UUID) -> HttpResponse:
    """Show each fact with its hour and its acuse; POST annuls it."""
    una = _una(request, notificacion_id)
    form = Anulacion(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            services.anular(
                actor=actor_de(request),
                notificacion_id=notificacion_id,
                motivo=form.cleaned_data["motivo"],
                reloj=hora_oficial(request.entidad),
            )
        except services.YaTieneEfecto:
            form.add_error(None, _("Ya ha tenido efecto: no se puede anular."))
        else:
            messages.success(request, _("La notificación queda anulada."))
            return redirect("notificaciones:seguimiento", notificacion_id=notificacion_id)
    contexto = {"una": una, "form": form}
    estado = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "notificaciones/seguimiento.html", contexto, status=estado)


@requiere_empleado
@require_GET
def acuse(request: Peticion, notificacion_id: UUID, documento_id: UUID) -> HttpResponse:
    """Give the sealed acuse of a fact."""
    una = _una(request, notificacion_id)
    if documento_id not in {hecho.acuse_id for hecho in una.hechos}:
        raise Http404
    return servir(actor_de(request), documento_id)


def _una(request: Peticion, notificacion_id: UUID) -> NotificacionVista:
    try:
        return selectors.notificacion(
            actor_de(request), notificacion_id, hora_oficial(request.entidad)()
        )
    except selectors.NotificacionInexistente:
        raise Http404 from None
