"""What the staff does with an exchange: one deed for each button."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion
from consistorio.registro import selectors, services
from consistorio.registro.rules.sicres import DocumentacionFisica
from consistorio.registro.services import sir
from consistorio.registro.web.carpeta import asiento_o_404
from consistorio.registro.web.sir import ficha, visto_o_404
from consistorio.registro.web.sir_formularios import (
    AceptacionForm,
    AnulacionForm,
    EnvioForm,
    MotivoForm,
    ReenvioForm,
)

MAL = 422
YA_NO = gettext_lazy("El intercambio ha cambiado mientras tanto, y eso ya no se puede hacer.")
FALTA_EL_PAPEL = gettext_lazy("La documentación en papel que lo acompaña no ha llegado todavía.")


@require_http_methods(["GET", "POST"])
@requiere_empleado
def enviar(request: Peticion, asiento_id: UUID) -> HttpResponse:
    """Send an asiento to another register."""
    actor = actor_de(request)
    actor.exigir("registro.sir")
    asiento = asiento_o_404(actor, asiento_id)
    form = EnvioForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        clave = _enviar(request, asiento_id, form)
        if clave is not None:
            messages.success(request, _("Preparado: saldrá enseguida."))
            return redirect("registro:sir_intercambio", intercambio_id=clave)
    envio = selectors.envio_de_sir(actor, asiento_id)
    contexto = {"form": form, "asiento": asiento, "envio": envio}
    estado = MAL if form.errors else 200
    return render(request, "registro/sir_enviar.html", contexto, status=estado)


def _enviar(request: Peticion, asiento_id: UUID, form: EnvioForm) -> UUID | None:
    """Send it, or put in the form why it cannot be."""
    try:
        return services.enviar_por_sir(
            actor=actor_de(request),
            asiento_id=asiento_id,
            destino=form.destino(),
            documentacion_fisica=form.cleaned_data["documentacion_fisica"],
            observaciones=form.cleaned_data["observaciones"],
            reloj=hora_oficial(request.entidad),
        )
    except sir.NoSePuedeEnviar as error:
        _con_motivos(form, error)
    except sir.SinOficina:
        form.add_error(None, _("Esta entidad no tiene oficina de SIR: póngala en sus ajustes."))
    except sir.YaEnviado:
        form.add_error(None, _("Esta entrada ya está en un intercambio."))
    return None


def _con_motivos(form: Form, error: sir.NoSePuedeEnviar) -> None:
    """Put each reason in the form: that of a field, in its field."""
    campos = {
        "Codigo_Entidad_Registral_Destino": "oficina",
        "Codigo_Unidad_Tramitacion_Destino": "unidad",
    }
    for defecto in error.defectos:
        form.add_error(campos.get(defecto.campo), defecto.frase)


@require_POST
@requiere_empleado
def aceptar(request: Peticion, intercambio_id: UUID) -> HttpResponse:
    """Enter in the registro what came, and go to the asiento."""
    visto = visto_o_404(request, intercambio_id)
    con_papel = visto.documentacion_fisica == DocumentacionFisica.REQUERIDA
    form = AceptacionForm(request.POST, unidades=organizacion.unidades(), con_papel=con_papel)
    if not form.is_valid():
        return ficha(request, intercambio_id, estado=MAL, aceptacion=form)
    try:
        hecho = services.aceptar_intercambio(
            actor=actor_de(request),
            intercambio_id=intercambio_id,
            unidad_id=UUID(form.cleaned_data["unidad"]),
            documentacion_recibida=form.cleaned_data.get("papel", False),
            reloj=hora_oficial(request.entidad),
        )
    except sir.TransicionNoPermitida:
        messages.error(request, YA_NO)
    except sir.DocumentacionPendiente:
        form.add_error(None, FALTA_EL_PAPEL)
        return ficha(request, intercambio_id, estado=MAL, aceptacion=form)
    else:
        messages.success(request, _("Registrado con el número %(n)s.") % {"n": hecho.numero})
    return redirect("registro:sir_intercambio", intercambio_id=intercambio_id)


@require_POST
@requiere_empleado
def rechazar(request: Peticion, intercambio_id: UUID) -> HttpResponse:
    """Give the exchange back to where it began."""
    form = MotivoForm(request.POST, prefix="rechazo")
    bien = _("Rechazado: vuelve a la oficina de origen con su motivo.")
    return _con_motivo(request, intercambio_id, form, services.rechazar_intercambio, bien)


@require_POST
@requiere_empleado
def anular(request: Peticion, intercambio_id: UUID) -> HttpResponse:
    """Give up an exchange that nobody has."""
    form = AnulacionForm(request.POST, prefix="anulacion")
    bien = _("Anulado. La entrada se puede enviar otra vez.")
    return _con_motivo(request, intercambio_id, form, services.anular_envio, bien)


def _con_motivo(
    request: Peticion, intercambio_id: UUID, form: Form, deber: Callable[..., None], bien: str
) -> HttpResponse:
    """Do what only asks for a reason, and say how it went."""
    if not form.is_valid():
        return ficha(request, intercambio_id, estado=MAL, **{str(form.prefix): form})
    visto_o_404(request, intercambio_id)
    try:
        deber(
            actor=actor_de(request),
            intercambio_id=intercambio_id,
            motivo=form.cleaned_data["motivo"],
            reloj=hora_oficial(request.entidad),
        )
    except sir.TransicionNoPermitida:
        messages.error(request, YA_NO)
    else:
        messages.success(request, bien)
    return redirect("registro:sir_intercambio", intercambio_id=intercambio_id)


@require_POST
@requiere_empleado
def reenviar(request: Peticion, intercambio_id: UUID) -> HttpResponse:
    """Hand the exchange over to another office."""
    form = ReenvioForm(request.POST, prefix="reenvio")
    if not form.is_valid():
        return ficha(request, intercambio_id, estado=MAL, reenvio=form)
    visto_o_404(request, intercambio_id)
    try:
        services.reenviar_intercambio(
            actor=actor_de(request),
            intercambio_id=intercambio_id,
            destino=form.destino(),
            motivo=form.cleaned_data["motivo"],
            reloj=hora_oficial(request.entidad),
        )
    except sir.TransicionNoPermitida:
        messages.error(request, YA_NO)
    except sir.DocumentacionPendiente:
        messages.error(request, _("Lo que trae documentación en papel no se reenvía."))
    except sir.NoSePuedeEnviar as error:
        _con_motivos(form, error)
        return ficha(request, intercambio_id, estado=MAL, reenvio=form)
    else:
        messages.success(request, _("Preparado: saldrá enseguida hacia la otra oficina."))
    return redirect("registro:sir_intercambio", intercambio_id=intercambio_id)


@require_POST
@requiere_empleado
def reintentar(request: Peticion, intercambio_id: UUID) -> HttpResponse:
    """Insist now, without waiting for the next attempt."""
    visto_o_404(request, intercambio_id)
    try:
        services.reintentar(
            actor=actor_de(request),
            intercambio_id=intercambio_id,
            reloj=hora_oficial(request.entidad),
        )
    except (sir.TransicionNoPermitida, sir.NoSePuedeEnviar):
        messages.error(request, YA_NO)
    else:
        messages.success(request, _("Se vuelve a intentar ahora."))
    return redirect("registro:sir_intercambio", intercambio_id=intercambio_id)
