"""How long what waits has waited, unit by unit, and in how long it should be taken care of."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion
from consistorio.registro import selectors
from consistorio.registro.rules.objetivos import Medida, Objetivo, ObjetivoNoValido
from consistorio.registro.services import UnidadNoValida, objetivos


@require_GET
@requiere_empleado
def lista(request: Peticion) -> HttpResponse:
    """Show what waits in each unit, and its objective."""
    actor = actor_de(request)
    contexto = {
        "bandejas": [
            (una, actor.puede_en("registro.objetivos", una.unidad_id))
            for una in selectors.cifras(actor, hora_oficial(actor.entidad)())
        ],
        "medidas": [
            (Medida.DIAS_HABILES.value, _("días hábiles")),
            (Medida.HORAS.value, _("horas")),
        ],
    }
    return render(request, "registro/objetivos.html", contexto)


@require_POST
@requiere_empleado
def fijar(request: Peticion, unidad_id: UUID) -> HttpResponse:
    """Settle the objective of a unit; empty, the ten días hábiles of the law."""
    actor = actor_de(request)
    actor.exigir("registro.objetivos")
    escrito = request.POST.get("cantidad", "").strip()
    try:
        objetivo = _leer(escrito, request.POST.get("medida", "")) if escrito else None
        objetivos.fijar_objetivo(actor=actor, unidad_id=unidad_id, objetivo=objetivo)
    except UnidadNoValida:
        raise Http404 from None
    except (ObjetivoNoValido, ValueError):
        messages.error(
            request, _("No se ha cambiado: escriba de 1 a 90 días hábiles, o de 1 a 24 horas.")
        )
    else:
        messages.success(request, _("El plazo de la bandeja está cambiado."))
    return redirect("registro:objetivos")


def _leer(escrito: str, medida: str) -> Objetivo:
    """
    Return what was written.

    :raises ValueError: if it is no objective.
    """
    if not (escrito.isascii() and escrito.isdigit()):
        raise ObjetivoNoValido(escrito)
    return Objetivo(int(escrito[:4]), Medida(medida))
