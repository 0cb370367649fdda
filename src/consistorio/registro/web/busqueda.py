"""Search in the registro."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from consistorio.plataforma import bitacora
from consistorio.plataforma.web import actor_de, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion
from consistorio.registro import selectors


@require_GET
@requiere_empleado
def buscar(request: Peticion) -> HttpResponse:
    """Show what the actor may see with that number, NIF or words. Searching is written down."""
    actor = actor_de(request)
    actor.exigir("registro.consultar")
    texto = request.GET.get("q", "")[:100].strip()
    resultado = None
    if texto:
        try:
            resultado = selectors.buscar(actor, texto, desde=request.GET.get("desde", ""))
        except selectors.MarcaNoValida:
            raise Http404 from None
        detalle = {"hallados": len(resultado.hallados)}  # Not what was typed: it may be a name.
        bitacora.anotar(
            actor,
            "registro.buscar",
            objeto="asiento",
            resultado=bitacora.CONSULTADO,
            detalle=detalle,
        )
    return render(request, "registro/buscar.html", {"texto": texto, "resultado": resultado})
