"""Requiring a correction, and the way of the person to her form."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from consistorio.expedientes import selectors, services
from consistorio.expedientes.rules.estados import TransicionNoPermitida
from consistorio.expedientes.selectors import ExpedienteVisto, RequerimientoVisto
from consistorio.expedientes.web.ficha import buscar, contexto
from consistorio.expedientes.web.forms import MasPlazo, Requerimiento
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_ciudadano, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion
from consistorio.registro import services as registro
from consistorio.registro.rules.subsanacion import Defecto, Requerido
from consistorio.registro.selectors import AsientoInexistente

ACUSE = "TD09"
"""The receipt is no document of hers."""


@requiere_empleado
@require_http_methods(["GET", "POST"])
def subsanacion(request: Peticion, expediente_id: UUID) -> HttpResponse:
    """Show what has been required, and require; POST sends it to be signed."""
    actor, expediente = buscar(request, expediente_id)
    campos = services.campos_del_formulario(expediente)
    form = Requerimiento(request.POST if request.method == "POST" else None, campos=campos)
    if request.method == "POST" and form.is_valid() and _requerido(request, expediente_id, form):
        return redirect("expedientes:subsanacion", expediente_id=expediente_id)
    return pintar(request, actor, expediente, form=form)


def pintar(
    request: Peticion,
    actor: Actor,
    expediente: ExpedienteVisto,
    *,
    form: Requerimiento | None = None,
    plazo: MasPlazo | None = None,
) -> HttpResponse:
    """Show the tab, with the form that was sent and what is wrong in it."""
    hoy = hora_oficial(request.entidad)().date()
    campos = services.campos_del_formulario(expediente)
    datos = contexto(
        request,
        actor,
        expediente,
        "subsanacion",
        form=form or Requerimiento(campos=campos),
        plazo=plazo or MasPlazo(),
        requerimientos=[(uno, uno.situacion(hoy)) for uno in expediente.requerimientos],
        **_que_cabe(actor, expediente, hoy),
    )
    mal = any(f is not None and f.errors for f in (form, plazo))
    estado = HTTPStatus.UNPROCESSABLE_ENTITY if mal else HTTPStatus.OK
    return render(request, "expedientes/subsanacion.html", datos, status=estado)


def _que_cabe(actor: Actor, expediente: ExpedienteVisto, hoy: date) -> dict[str, Any]:
    """Return what the clerk may do of art. 68.2 and 68.4 today."""
    if not actor.puede("expedientes.tramitar"):
        return {}
    try:
        debe = services.por_que_debe_ser_electronica(actor, expediente.asiento_id)
    except AsientoInexistente:
        debe = ""
    hasta = services.hasta_cuando_cabe(actor=actor, expediente_id=expediente.id, hoy=hoy)
    return {"debe_ser_electronica": debe, "ampliable_hasta": hasta}


@requiere_empleado
@require_POST
def electronica(request: Peticion, expediente_id: UUID) -> HttpResponse:
    """Require who filed on paper, and must do it electronically, to file again."""
    actor, expediente = buscar(request, expediente_id)
    try:
        services.requerir_presentacion_electronica(
            actor=actor, expediente_id=expediente.id, reloj=hora_oficial(request.entidad)
        )
    except services.NoEstaObligada:
        messages.error(request, _("Esta solicitud se presentó como podía presentarse."))
    except TransicionNoPermitida:
        messages.error(request, _("Ahora no se puede requerir: el expediente ha cambiado."))
    except services.CargoVacante:
        messages.error(
            request, _("Nadie ocupa hoy la Secretaría, que debe firmar el requerimiento.")
        )
    else:
        messages.success(request, _("El requerimiento está en la bandeja de firma de Secretaría."))
    return redirect("expedientes:subsanacion", expediente_id=expediente_id)


def _requerido(request: Peticion, expediente_id: UUID, form: Requerimiento) -> bool:
    try:
        services.requerir_subsanacion(
            actor=actor_de(request),
            expediente_id=expediente_id,
            defectos=form.defectos(),
            suspende=form.cleaned_data["suspende"],
            reloj=hora_oficial(request.entidad),
        )
    except services.RequerimientoVacio:
        form.add_error("texto_1", _("Diga qué hay que corregir."))
    except TransicionNoPermitida:
        form.add_error(None, _("Ahora no se puede requerir: el expediente ha cambiado."))
    except services.CargoVacante:
        form.add_error(None, _("Nadie ocupa hoy la Secretaría, que debe firmar el requerimiento."))
    else:
        messages.success(request, _("El requerimiento está en la bandeja de firma de Secretaría."))
        return True
    return False


@require_POST
@requiere_ciudadano
def subsanar(request: Peticion, expediente_id: UUID) -> HttpResponse:
    """Take the person to the form that she filed, open where it must be corrected."""
    return abrir_formulario(request, expediente_id, pide_plazo=False)


def abrir_formulario(request: Peticion, expediente_id: UUID, *, pide_plazo: bool) -> HttpResponse:
    """Take the person to the draft with which she corrects, or asks for more days to do it."""
    actor = actor_de(request)
    try:
        uno = selectors.propio(actor, expediente_id, hora_oficial(request.entidad)())
    except selectors.ExpedienteInexistente:
        raise Http404 from None
    pedido = uno.por_contestar
    if pedido is None or uno.asiento_id is None:
        messages.info(request, _("No hay nada que corregir en este expediente."))
        return redirect("expedientes:mi_expediente", expediente_id=expediente_id)
    borrador = registro.abrir_subsanacion(
        actor=actor,
        asiento_id=uno.asiento_id,
        requerido=_para_el_formulario(uno, pedido, pide_plazo=pide_plazo),
        reloj=hora_oficial(request.entidad),
    )
    return redirect("registro:datos", borrador_id=borrador)


def _para_el_formulario(
    uno: ExpedienteVisto, pedido: RequerimientoVisto, *, pide_plazo: bool
) -> Requerido:
    """Return what the form of the person says of what was asked."""
    return Requerido(
        pide_plazo=pide_plazo,
        referencia=uno.numero,
        numero=uno.asiento,
        hasta=pedido.plazo.fin.isoformat() if pedido.plazo else "",
        defectos=tuple(Defecto(**defecto) for defecto in pedido.defectos),
        presentados=tuple(
            d.nombre
            for d in uno.documentos
            if d.incorporado_en == uno.incoado_en and d.tipo_documental != ACUSE
        ),
    )
