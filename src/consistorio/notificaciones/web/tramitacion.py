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
from consistorio.notificaciones.web.forms import Anulacion, Papel
from consistorio.nucleo.calendarios import CalendarioSinPublicar
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
    contexto = {
        "una": una,
        "form": form,
        "papel": _en_papel(request, notificacion_id),
        "puede_entregar": actor_de(request).puede("notificaciones.entregar"),
    }
    estado = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "notificaciones/seguimiento.html", contexto, status=estado)


@requiere_empleado
@require_http_methods(["GET", "POST"])
def papel(request: Peticion, notificacion_id: UUID) -> HttpResponse:
    """Show what was tried on paper and what fits now; POST writes down what happened."""
    actor = actor_de(request)
    actor.exigir("notificaciones.entregar")
    una = _una(request, notificacion_id)
    form = Papel(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        try:
            services.anotar_en_papel(
                actor=actor,
                notificacion_id=notificacion_id,
                entrega=form.entrega(),
                justificante=form.fichero(),
                reloj=hora_oficial(request.entidad),
            )
        except services.PapelNoAdmitido as motivo:
            form.add_error(None, str(motivo))
        except CalendarioSinPublicar:
            form.add_error(None, _("Publique antes el calendario de días inhábiles de ese año."))
        else:
            messages.success(request, _("Anotado en la historia de la notificación."))
            return redirect("notificaciones:seguimiento", notificacion_id=notificacion_id)
    contexto = {"una": una, "form": form, "papel": _en_papel(request, notificacion_id)}
    estado = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "notificaciones/papel.html", contexto, status=estado)


def _en_papel(request: Peticion, notificacion_id: UUID) -> selectors.Papel:
    return selectors.papel_de(actor_de(request), notificacion_id)


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
