"""The desk of the staff: what waits for who is logged in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from consistorio.canales import menus
from consistorio.plataforma.web import actor_de, requiere_empleado


@require_GET
@requiere_empleado
def escritorio(request: HttpRequest) -> HttpResponse:
    actor = actor_de(request)
    grupos = [
        (str(titulo), menus.visibles(entradas, actor, request.path))
        for titulo, entradas in menus.TRAMITACION
    ]
    return render(request, "tramitacion/escritorio.html", {"grupos_de_trabajo": grupos})
