"""Screens in which a person sees, opens and rejects her notifications."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from consistorio.documentos.web.servir import servir
from consistorio.notificaciones import selectors, services
from consistorio.notificaciones.rules.efectos import Estado
from consistorio.notificaciones.selectors import NotificacionVista
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_ciudadano
from consistorio.plataforma.web.peticion import Peticion


@requiere_ciudadano
@require_GET
def lista(request: Peticion) -> HttpResponse:
    """Show what waits and what was answered, without a word of the content."""
    actor = actor_de(request)
    todas = selectors.notificaciones(actor, hora_oficial(request.entidad)())
    contexto = {
        "pendientes": [una for una in todas if una.espera],
        "anteriores": [una for una in todas if not una.espera],
        "advertencia": selectors.advertencia(),
    }
    return render(request, "notificaciones/lista.html", contexto)


@requiere_ciudadano
@require_GET
def ver(request: Peticion, notificacion_id: UUID) -> HttpResponse:
    """Show the warning before access, or the documents after it."""
    una = _una(request, actor_de(request), notificacion_id)
    contexto = {"una": una, "advertencia": selectors.advertencia()}
    return render(request, "notificaciones/ver.html", contexto)


@requiere_ciudadano
@require_POST
def acceder(request: Peticion, notificacion_id: UUID) -> HttpResponse:
    """Open it."""
    try:
        services.acceder(
            actor=actor_de(request),
            notificacion_id=notificacion_id,
            reloj=hora_oficial(request.entidad),
            ip=request.META.get("REMOTE_ADDR", ""),
        )
    except selectors.NotificacionInexistente:
        raise Http404 from None
    except services.NotificacionRetirada:
        messages.warning(request, _("Quien emitió esta notificación la ha anulado."))
    return redirect("notificaciones:ver", notificacion_id=notificacion_id)


@requiere_ciudadano
@require_http_methods(["GET", "POST"])
def rechazar(request: Peticion, notificacion_id: UUID) -> HttpResponse:
    """Ask once more, and reject it."""
    actor = actor_de(request)
    una = _una(request, actor, notificacion_id)
    if request.method == "GET" and una.espera:
        return render(request, "notificaciones/rechazar.html", {"una": una})
    if request.method == "GET":
        return redirect("notificaciones:ver", notificacion_id=notificacion_id)
    try:
        services.rechazar(
            actor=actor,
            notificacion_id=notificacion_id,
            reloj=hora_oficial(request.entidad),
            ip=request.META.get("REMOTE_ADDR", ""),
        )
    except services.YaPracticada:
        messages.warning(request, _("Ya había accedido a esta notificación: no puede rechazarla."))
    except services.NotificacionRetirada:
        messages.warning(request, _("Quien emitió esta notificación la ha anulado."))
    return redirect("notificaciones:ver", notificacion_id=notificacion_id)


@requiere_ciudadano
@require_GET
def documento(request: Peticion, notificacion_id: UUID, documento_id: UUID) -> HttpResponse:
    """Give a document of an opened notification, or its acuse."""
    actor = actor_de(request)
    una = _una(request, actor, notificacion_id)
    acuses = {hecho.acuse_id for hecho in una.hechos}
    if documento_id not in {d.id for d in una.documentos} | acuses:
        raise Http404
    if documento_id not in acuses:
        _dejar_constancia_de_la_lectura(request, actor, una)
    return servir(actor, documento_id)


def _dejar_constancia_de_la_lectura(
    request: Peticion, actor: Actor, una: NotificacionVista
) -> None:
    """Keep as evidence a reading after a rejection; after an access, the audit log is enough."""
    if una.estado is not Estado.PRACTICADA:
        services.acceder(
            actor=actor,
            notificacion_id=una.id,
            reloj=hora_oficial(request.entidad),
            ip=request.META.get("REMOTE_ADDR", ""),
        )


def _una(request: Peticion, actor: Actor, notificacion_id: UUID) -> NotificacionVista:
    try:
        return selectors.notificacion(actor, notificacion_id, hora_oficial(request.entidad)())
    except selectors.NotificacionInexistente:
        raise Http404 from None
