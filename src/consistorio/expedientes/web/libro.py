"""The libro de resoluciones, to be consulted."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from consistorio.expedientes import selectors
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion


@requiere_empleado
@require_GET
def libro(request: Peticion) -> HttpResponse:
    """List the resolutions of a year, by number."""
    pedido = request.GET.get("ejercicio", "")
    este = hora_oficial(request.entidad)().year
    ejercicio = int(pedido) if pedido.isdecimal() and len(pedido) == len("2026") else este
    asientos = selectors.libro_de_resoluciones(actor_de(request), ejercicio)
    return render(
        request, "expedientes/libro.html", {"resoluciones": asientos, "ejercicio": ejercicio}
    )
