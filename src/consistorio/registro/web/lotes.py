"""The same step for many entries at once: to ask for it, to see how it goes, to cancel it."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion
from consistorio.registro import selectors
from consistorio.registro.rules.lotes import LoteNoValido, PasoDeLoteNoPermitido
from consistorio.registro.services import UnidadNoValida, lotes
from consistorio.registro.web.lotes_forms import (
    CUANTAS_SE_CUENTAN,
    DEFECTOS,
    clave_de,
    conjunto_de,
    opciones,
    pedido_de,
)


@require_GET
@requiere_empleado
def lista(request: Peticion) -> HttpResponse:
    """Show the batches that who is logged in asked for."""
    actor = actor_de(request)
    vistos = selectors.lotes(actor, hora_oficial(actor.entidad)())
    return render(request, "registro/lotes.html", {"lotes": vistos})


@require_http_methods(["GET", "POST"])
@requiere_empleado
def nuevo(request: Peticion) -> HttpResponse:
    """Say how many entries there are in the set, ask what to do with them, and begin."""
    actor = actor_de(request)
    actor.exigir("registro.distribuir")
    if request.method == "GET":
        return _preguntar(request, actor)
    try:
        clave = lotes.pedir_lote(
            actor=actor,
            pedido=pedido_de(request.POST),
            conjunto=conjunto_de(request.POST, hora_oficial(actor.entidad)()),
            clave=clave_de(request.POST),
            reloj=hora_oficial(actor.entidad),
        )
    except LoteNoValido as error:
        return _preguntar(request, actor, str(DEFECTOS[error.defecto]))
    except (UnidadNoValida, ValueError):
        return _preguntar(request, actor, _("Elija qué hacer y, si hace falta, dónde o a quién."))
    messages.success(request, _("Ha empezado. Puede seguir con otra cosa: no hace falta esperar."))
    return redirect("registro:lote", lote_id=clave)


def _preguntar(request: Peticion, actor: Actor, error: str = "") -> HttpResponse:
    dicho = request.POST if request.method == "POST" else request.GET
    conjunto = conjunto_de(dicho, hora_oficial(actor.entidad)())
    claves = selectors.claves_del_conjunto(actor, conjunto, maximo=CUANTAS_SE_CUENTAN)
    contexto = {
        "error": error,
        "conjunto": conjunto,
        "cuantas": min(len(claves), CUANTAS_SE_CUENTAN),
        "hay_mas": len(claves) > CUANTAS_SE_CUENTAN,
        "dicho": dicho,
        **opciones(actor, dicho),
    }
    estado = HTTPStatus.UNPROCESSABLE_ENTITY if error else HTTPStatus.OK
    return render(request, "registro/lote_nuevo.html", contexto, status=estado)


@require_GET
@requiere_empleado
def lote(request: Peticion, lote_id: UUID) -> HttpResponse:
    """Show how far a batch has gone, and what was not done and why."""
    contexto = _contexto(request, lote_id)
    parcial = request.htmx and request.htmx.target == "avance"
    return render(request, "registro/_lote.html" if parcial else "registro/lote.html", contexto)


def _contexto(request: Peticion, lote_id: UUID) -> dict[str, Any]:
    actor = actor_de(request)
    desde = request.GET.get("desde", "")
    try:
        visto = selectors.lote(actor, lote_id, hora_oficial(actor.entidad)())
        sin_hacer, sigue = selectors.sin_hacer(
            actor, lote_id, desde=int(desde) if desde.isascii() and desde.isdigit() else 0
        )
    except selectors.LoteNoVisible:
        raise Http404 from None
    return {"lote": visto, "sin_hacer": sin_hacer, "sigue": sigue}


@require_POST
@requiere_empleado
def cancelar(request: Peticion, lote_id: UUID) -> HttpResponse:
    """Stop a batch where it is."""
    actor = actor_de(request)
    try:
        lotes.cancelar_lote(actor=actor, lote_id=lote_id, reloj=hora_oficial(actor.entidad))
    except lotes.LoteInexistente:
        raise Http404 from None
    except PasoDeLoteNoPermitido:
        messages.error(request, _("No se ha cancelado: ya no estaba en curso."))
    else:
        messages.success(request, _("Se ha cancelado. Lo que ya estaba hecho sigue hecho."))
    return redirect("registro:lote", lote_id=lote_id)


@require_POST
@requiere_empleado
def reanudar(request: Peticion, lote_id: UUID) -> HttpResponse:
    """Begin a batch again from where it was."""
    actor = actor_de(request)
    try:
        lotes.reanudar_lote(actor=actor, lote_id=lote_id, reloj=hora_oficial(actor.entidad))
    except lotes.LoteInexistente:
        raise Http404 from None
    except PasoDeLoteNoPermitido:
        messages.error(request, _("No se ha reanudado: está en curso o ya ha acabado."))
    else:
        messages.success(request, _("Sigue desde donde estaba."))
    return redirect("registro:lote", lote_id=lote_id)


@require_POST
@requiere_empleado
def de_regla(request: Peticion, regla_id: UUID) -> HttpResponse:
    """Apply a rule to what had already arrived and nobody has moved."""
    actor = actor_de(request)
    try:
        selectors.una_regla(actor, regla_id)
    except selectors.ReglaInexistente:
        raise Http404 from None
    try:
        clave = lotes.pedir_lote(
            actor=actor,
            pedido=lotes.LotePedido(accion=lotes.AccionDeLote.REGLA, regla_id=regla_id),
            conjunto=selectors.Conjunto(),
            clave=clave_de(request.POST),
            reloj=hora_oficial(actor.entidad),
        )
    except LoteNoValido as error:
        messages.error(request, str(DEFECTOS[error.defecto]))
        return redirect("registro:reglas")
    messages.success(request, _("Ha empezado. Puede seguir con otra cosa: no hace falta esperar."))
    return redirect("registro:lote", lote_id=clave)
