"""The shelf of the office: what is kept on paper, and how it leaves."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion
from consistorio.registro import selectors, services
from consistorio.registro.rules import custodia as reglas
from consistorio.registro.rules.custodia import CustodiaNoAdmitida
from consistorio.registro.web.correcciones import modificable

NEGATIVAS: dict[str, Any] = {
    reglas.SIN_DESCRIBIR: gettext_lazy("Escriba qué se queda en la oficina."),
    reglas.SIN_DECIR_A_QUIEN: gettext_lazy("Escriba a quién se entrega."),
    reglas.ANTES_DE_TIEMPO: gettext_lazy("Todavía no han pasado los seis meses: no se destruye."),
    reglas.CON_VALOR_HISTORICO: gettext_lazy("Tiene valor histórico o especial: no se destruye."),
    reglas.YA_SALIO: gettext_lazy("Otra persona ya ha anotado su salida."),
}


@require_GET
@requiere_empleado
def custodia(request: Peticion) -> HttpResponse:
    """Show what is kept, first what expires first."""
    hoy = hora_oficial(request.entidad)().date()
    contexto = {"guardado": selectors.en_custodia(actor_de(request), hoy)}
    return render(request, "registro/custodia.html", contexto)


@require_http_methods(["GET", "POST"])
@requiere_empleado
def guardar(request: Peticion, asiento_id: UUID) -> HttpResponse:
    """Write down that something of an asiento stays in the office."""
    visto = modificable(request, asiento_id, "registro.custodiar")
    contexto: dict[str, Any] = {"asiento": visto, "escrito": request.POST}
    if request.method == "GET":
        return render(request, "registro/guardar_en_custodia.html", contexto)
    try:
        services.poner_en_custodia(
            actor=actor_de(request),
            asiento_id=asiento_id,
            que=request.POST.get("que", ""),
            ubicacion=request.POST.get("ubicacion", ""),
            historico="historico" in request.POST,
            reloj=hora_oficial(request.entidad),
        )
    except CustodiaNoAdmitida as fallo:
        contexto["error"] = NEGATIVAS[fallo.motivo]
        estado = HTTPStatus.UNPROCESSABLE_ENTITY
        return render(request, "registro/guardar_en_custodia.html", contexto, status=estado)
    messages.success(request, _("Queda en custodia."))
    return redirect("registro:custodia")


@require_POST
@requiere_empleado
def sacar(request: Peticion, custodia_id: UUID) -> HttpResponse:
    """Write down how it left."""
    actor = actor_de(request)
    actor.exigir("registro.custodiar")
    try:
        services.sacar_de_custodia(
            actor=actor,
            custodia_id=custodia_id,
            fin=request.POST.get("fin", ""),
            a_quien=request.POST.get("a_quien", ""),
            reloj=hora_oficial(request.entidad),
        )
    except (services.CustodiaInexistente, selectors.AsientoInexistente):
        raise Http404 from None
    except CustodiaNoAdmitida as fallo:
        messages.error(request, NEGATIVAS[fallo.motivo])
    except ValueError:
        messages.error(request, _("Elija cómo sale."))
    else:
        messages.success(request, _("Anotado."))
    return redirect("registro:custodia")
