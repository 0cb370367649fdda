"""The folder of a citizen: what waits for him and what he has filed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from consistorio.notificaciones import selectors as notificaciones
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_ciudadano
from consistorio.registro import selectors as registro

ULTIMOS = 20


@require_GET
@requiere_ciudadano
def carpeta(request: HttpRequest) -> HttpResponse:
    actor = actor_de(request)
    ahora = hora_oficial(actor.entidad)()
    contexto = {
        "pendientes": notificaciones.pendientes(actor, ahora),
        "presentados": registro.presentados(actor, ULTIMOS),
    }
    return render(request, "sede/carpeta.html", contexto)
