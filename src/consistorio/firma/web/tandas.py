"""The signatures of many documents at once: how they go, and what was not signed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from consistorio.firma import selectors, services
from consistorio.firma.selectors import TandaVista
from consistorio.firma.web import palabras
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion


@requiere_empleado
@require_GET
def tandas(request: Peticion) -> HttpResponse:
    """Show the last tandas of who is logged in."""
    actor = actor_de(request)
    vistas = selectors.tandas(actor, hora_oficial(actor.entidad)())
    return render(request, "firma/tandas.html", {"tandas": [_fila(una) for una in vistas]})


@requiere_empleado
@require_GET
def tanda(request: Peticion, tanda_id: UUID) -> HttpResponse:
    """Show how a tanda goes, and why each document that was not signed was not."""
    actor = actor_de(request)
    vista = selectors.tanda(actor, tanda_id, hora_oficial(actor.entidad)())
    if vista is None:
        raise Http404
    una, negados = vista
    contexto = {
        **_fila(una),
        "negados": [(negado, palabras.por_que_no(negado.resultado)) for negado in negados],
    }
    parcial = request.headers.get("HX-Target") == "avance"
    return render(request, "firma/_tanda.html" if parcial else "firma/tanda.html", contexto)


@requiere_empleado
@require_POST
def detener(request: Peticion, tanda_id: UUID) -> HttpResponse:
    """Sign nothing else of a tanda."""
    try:
        services.detener_tanda(
            actor=actor_de(request), tanda_id=tanda_id, reloj=hora_oficial(request.entidad)
        )
    except services.TandaInexistente:
        raise Http404 from None
    except services.TandaTerminada:
        messages.info(request, _("Ya no quedaba nada que detener."))
    else:
        messages.success(request, _("Detenida: no se firma nada más de esta tanda."))
    return redirect("firma:tanda", tanda_id=tanda_id)


def _fila(una: TandaVista) -> dict[str, Any]:
    nombre, tipo, icono = palabras.TANDAS[una.estado]
    return {"una": una, "estado": nombre, "tipo": tipo, "icono": icono}
