"""More days to correct: the person asks for them, and the clerk proposes what secretaría signs."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from consistorio.expedientes import services
from consistorio.expedientes.rules.subsanacion import AmpliacionNoPermitida
from consistorio.expedientes.web.ficha import buscar
from consistorio.expedientes.web.forms import MasPlazo
from consistorio.expedientes.web.subsanacion import abrir_formulario, pintar
from consistorio.nucleo.plazos import AmpliacionFueraDePlazo
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_ciudadano, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion


@requiere_empleado
@require_POST
def proponer(request: Peticion, expediente_id: UUID) -> HttpResponse:
    """Send to be signed what is decided of the term."""
    actor, expediente = buscar(request, expediente_id)
    form = MasPlazo(request.POST)
    if form.is_valid() and _propuesto(request, expediente_id, form):
        return redirect("expedientes:subsanacion", expediente_id=expediente_id)
    return pintar(request, actor, expediente, plazo=form)


def _propuesto(request: Peticion, expediente_id: UUID, form: MasPlazo) -> bool:
    try:
        services.proponer_ampliacion(
            actor=actor_de(request),
            expediente_id=expediente_id,
            concede=form.cleaned_data["concede"] == "si",
            motivo=form.cleaned_data["motivo"],
            reloj=hora_oficial(request.entidad),
        )
    except services.SinMotivo:
        form.add_error("motivo", _("Diga por qué."))
    except services.NadaQueAmpliar:
        form.add_error(None, _("No hay ningún plazo que ampliar, o ya se ha decidido."))
    except AmpliacionFueraDePlazo:
        form.add_error(None, _("El plazo ya ha terminado: no se puede ampliar (artículo 32.3)."))
    except AmpliacionNoPermitida:
        form.add_error(None, _("Este plazo no se puede ampliar (artículo 68.2)."))
    except services.CargoVacante:
        form.add_error(None, _("Nadie ocupa hoy la Secretaría, que debe firmar el acuerdo."))
    else:
        messages.success(request, _("El acuerdo está en la bandeja de firma de Secretaría."))
        return True
    return False


@require_POST
@requiere_ciudadano
def pedir(request: Peticion, expediente_id: UUID) -> HttpResponse:
    """Take the person to a filing that asks for more days, written but for her reason."""
    return abrir_formulario(request, expediente_id, pide_plazo=True)
