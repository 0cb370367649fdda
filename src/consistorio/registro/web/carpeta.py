"""What a person has filed and what she is writing."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from consistorio.catalogo import selectors as catalogo
from consistorio.documentos.web.servir import servir
from consistorio.plataforma import constancia
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.web import actor_de, requiere_ciudadano
from consistorio.plataforma.web.peticion import Peticion
from consistorio.registro import selectors, services
from consistorio.registro.selectors import AsientoVisto


@require_GET
@requiere_ciudadano
def presentado(request: Peticion, asiento_id: UUID) -> HttpResponse:
    """Show the receipt that has just been made."""
    asiento = asiento_o_404(actor_de(request), asiento_id)
    return render(request, "registro/presentado.html", {"asiento": asiento})


@require_GET
@requiere_ciudadano
def asiento(request: Peticion, asiento_id: UUID) -> HttpResponse:
    visto = asiento_o_404(actor_de(request), asiento_id)
    prueba = constancia.prueba_de(request.entidad, visto.id, "registro.asiento")
    return render(request, "registro/asiento.html", {"asiento": visto, "prueba": prueba})


@require_GET
def justificante(request: Peticion, asiento_id: UUID) -> HttpResponse:
    """Send the sealed receipt to whoever may see the asiento."""
    actor = actor_de_cualquier_clase(request)
    visto = asiento_o_404(actor, asiento_id)
    documento = services.asegurar_justificante(visto.id)
    return servir(actor, documento, descargar="descargar" in request.GET)


@require_GET
def documento(request: Peticion, asiento_id: UUID, documento_id: UUID) -> HttpResponse:
    """Send a document of the asiento to whoever may see it."""
    actor = actor_de_cualquier_clase(request)
    visto = asiento_o_404(actor, asiento_id)
    suyos = {d.id for d in visto.documentos} | {h.documento_id for h in visto.hechos}
    if documento_id not in suyos:
        raise Http404
    return servir(actor, documento_id, descargar="descargar" in request.GET)


@require_GET
@requiere_ciudadano
def borradores(request: Peticion) -> HttpResponse:
    titulos = {p.slug: p.definicion.titulo for p in catalogo.listar()}
    abiertos = [
        (borrador, titulos.get(borrador.procedimiento))
        for borrador in selectors.borradores(actor_de(request))
    ]
    return render(request, "registro/borradores.html", {"borradores": abiertos})


def actor_de_cualquier_clase(request: Peticion) -> Actor:
    """Return who asks, citizen or staff."""
    return request.actor or actor_de(request)


def asiento_o_404(actor: Actor, asiento_id: UUID) -> AsientoVisto:
    """Return an asiento that the actor may see; whatever else, it does not exist."""
    try:
        return selectors.asiento(actor, asiento_id)
    except selectors.AsientoInexistente:
        raise Http404 from None
