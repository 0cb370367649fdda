"""Screens in which a person follows her expedientes."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from consistorio.documentos.web.servir import servir
from consistorio.expedientes import selectors, services
from consistorio.expedientes.selectors import ExpedienteVisto
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_ciudadano
from consistorio.plataforma.web.peticion import Peticion


@requiere_ciudadano
@require_GET
def mis_expedientes(request: Peticion) -> HttpResponse:
    """List the expedientes of the person, with the date that comes next in each."""
    actor, ahora = actor_de(request), hora_oficial(request.entidad)()
    filas = [
        {"expediente": uno, "fecha": selectors.fecha_que_viene(actor, uno, ahora)}
        for uno in selectors.de_la_persona(actor, ahora)
    ]
    return render(request, "expedientes/mis_expedientes.html", {"filas": filas})


@requiere_ciudadano
@require_GET
def mi_expediente(request: Peticion, expediente_id: UUID) -> HttpResponse:
    """Tell how an expediente goes, in plain words."""
    actor = actor_de(request)
    uno = _suyo(request, actor, expediente_id)
    bitacora.consulta(actor, "expediente", uno.id)
    contexto: dict[str, Any] = {
        "expediente": uno,
        "fecha": selectors.fecha_que_viene(actor, uno, hora_oficial(request.entidad)()),
        "hitos": selectors.historia(actor, expediente_id),
        "puede_pedir_plazo": services.se_puede_pedir(
            request.entidad, uno, hora_oficial(request.entidad)().date()
        ),
    }
    return render(request, "expedientes/mi_expediente.html", contexto)


@requiere_ciudadano
@require_GET
def mi_documento(request: Peticion, expediente_id: UUID, documento_id: UUID) -> HttpResponse:
    """Give a document of an expediente of the person."""
    actor = actor_de(request)
    uno = _suyo(request, actor, expediente_id)
    if documento_id not in {d.id for d in uno.documentos}:
        raise Http404
    return servir(actor, documento_id, descargar="descargar" in request.GET)


def _suyo(request: Peticion, actor: Actor, expediente_id: UUID) -> ExpedienteVisto:
    try:
        return selectors.propio(actor, expediente_id, hora_oficial(request.entidad)())
    except selectors.ExpedienteInexistente:
        raise Http404 from None
