"""The desk of the staff: what waits for who is logged in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from consistorio.canales import menus
from consistorio.canales.tramitacion.contadores import contadores
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_empleado


@require_GET
@requiere_empleado
def escritorio(request: HttpRequest) -> HttpResponse:
    actor = actor_de(request)
    cuantos_hay = contadores(actor, hora_oficial(actor.entidad)().date())
    todas = [
        entrada
        for _titulo, entradas in menus.TRAMITACION
        for entrada in menus.visibles(entradas, actor, request.path)
        if not entrada.activa
    ]
    datos = {
        "le_espera": [(e, cuantos_hay.get(e.contador, 0)) for e in todas if e.contador],
        "consulta": [e for e in todas if not e.contador],
    }
    return render(request, "tramitacion/escritorio.html", datos)


@require_GET
@requiere_empleado
def cuantos(request: HttpRequest) -> HttpResponse:
    """Answer the figures of the menu, for the live behaviour of the page."""
    actor = actor_de(request)
    respuesta = JsonResponse(contadores(actor, hora_oficial(actor.entidad)().date()))
    respuesta["Cache-Control"] = "private, no-store"
    return respuesta
