"""Where an entry is in the house, and moving it: to a person, to a unit, back to the office."""

from __future__ import annotations

from collections.abc import Callable
from inspect import signature
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_http_methods

from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion
from consistorio.registro import selectors, services
from consistorio.registro.rules import movimientos as reglas
from consistorio.registro.selectors.favoritos import personal_por_uso, unidades_por_uso
from consistorio.registro.web.carpeta import asiento_o_404

FRASES: dict[type[Exception], str | Promise] = {
    reglas.FaltaElMotivo: _l("No se ha hecho: escriba el motivo."),
    services.NoEsDeLaUnidad: _l(
        "No se ha hecho: esa persona no trabaja hoy en la unidad que la tiene."
    ),
    services.UnidadNoValida: _l("No se ha hecho: elija otra unidad de la casa."),
    services.YaEstaEnLaUnidad: _l("No se ha hecho: esa unidad ya la tiene."),
    services.EntregaNoDisponible: _l("No se ha hecho: la entrada ya no está en sus bandejas."),
    reglas.TransicionNoPermitida: _l("No se ha hecho: tal como está ahora, eso no se puede hacer."),
}
ERRORES: tuple[type[Exception], ...] = (*FRASES, reglas.EsDeOtraPersona)


@require_http_methods(["GET", "POST"])
@requiere_empleado
def reparto(request: Peticion, asiento_id: UUID) -> HttpResponse:
    """Show the movements of an entry with what can be done, and do one."""
    actor = actor_de(request)
    visto = asiento_o_404(actor, asiento_id)
    if request.method == "POST":
        return _mover(request, actor, asiento_id)
    bitacora.consulta(actor, "asiento", asiento_id)
    return render(request, "registro/reparto.html", _contexto(actor, visto))


def _contexto(actor: Actor, visto: selectors.AsientoVisto) -> dict[str, Any]:
    unidad = visto.entrega.get("unidad_id")
    hoy = hora_oficial(actor.entidad)().date()
    posibles = selectors.acciones_posibles(actor, visto.id)
    if unidad == organizacion.oficina_de_registro():
        posibles.discard("devolver")
    return {
        "asiento": visto,
        "posibles": posibles,
        "movimientos": selectors.movimientos(actor, visto.id),
        "personal": personal_por_uso(
            actor, organizacion.personal_de(unidad, hoy) if unidad else []
        ),
        "unidades": unidades_por_uso(actor, [u for u in organizacion.unidades() if u[0] != unidad]),
        "unidad": organizacion.nombre_de_unidad(unidad) if unidad else "",
        "titular": nombre_de(visto.entrega.get("asignada_a", "")),
    }


def _mover(request: Peticion, actor: Actor, asiento_id: UUID) -> HttpResponse:
    try:
        hecho = _hacer(request, actor, asiento_id)
    except ERRORES as error:
        messages.error(request, explicar(error))
        return redirect("registro:reparto", asiento_id=asiento_id)
    messages.success(request, hecho)
    try:
        selectors.asiento(actor, asiento_id)
    except selectors.AsientoInexistente:  # It has gone to another unit.
        return redirect("registro:bandeja")
    return redirect("registro:entrada", asiento_id=asiento_id)


Paso = tuple[Callable[..., None], str | Promise]
PASOS: dict[str, Paso] = {
    "asignar": (services.asignar, _l("La entrada está asignada.")),
    "soltar": (services.soltar, _l("La entrada vuelve a estar libre.")),
    "reenviar": (services.reenviar, _l("La entrada está en la otra unidad.")),
    "devolver": (services.devolver, _l("La entrada vuelve a la oficina de registro.")),
    "copiar": (services.copiar, _l("La otra unidad ya puede conocerla.")),
    "archivar": (services.archivar, _l("La entrada está terminada.")),
    "reabrir": (services.reabrir, _l("La entrada está abierta otra vez.")),
    "leer": (services.marcar_leida, _l("Consta que la unidad la conoce.")),
}


def _hacer(request: Peticion, actor: Actor, asiento_id: UUID) -> str:
    """Do what the form asks for and say what was done."""
    accion = request.POST.get("accion", "")
    if accion not in PASOS:
        raise reglas.TransicionNoPermitida(accion)
    deber, frase = PASOS[accion]
    campos = {
        "motivo": request.POST.get("motivo", ""),
        "nif": request.POST.get("persona", ""),
        "unidad_id": _unidad(request.POST.get("unidad", "")),
        "reloj": hora_oficial(actor.entidad),
    }
    pide = signature(deber).parameters
    argumentos = {campo: valor for campo, valor in campos.items() if campo in pide}
    deber(actor=actor, asiento_id=asiento_id, **argumentos)
    return str(frase)


def _unidad(texto: str) -> UUID:
    """Return the unit that was chosen; what is no key at all is a unit that does not exist."""
    try:
        return UUID(texto)
    except ValueError:
        return UUID(int=0)


def explicar(error: Exception) -> str:
    """Say to a person why it was not done."""
    if isinstance(error, reglas.EsDeOtraPersona):
        quien = nombre_de(error.quien)
        return _("No se ha hecho: la entrada la tiene %(quien)s.") % {"quien": quien}
    return str(FRASES[type(error)])


def nombre_de(nif: str) -> str:
    """Return the name of somebody of the staff, or the NIF if nobody has it."""
    return organizacion.nombres_de({nif}).get(nif, nif) if nif else ""
