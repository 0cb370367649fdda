"""The editor of the resolution, the closing and the export."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from consistorio.documentos.eni import IndiceVacio
from consistorio.expedientes import services
from consistorio.expedientes.rules.estados import Estado, TransicionNoPermitida
from consistorio.expedientes.rules.resolucion import Sentido
from consistorio.expedientes.selectors import ExpedienteVisto
from consistorio.expedientes.web.ficha import buscar, contexto, vencido
from consistorio.expedientes.web.forms import Resolucion
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import requiere_empleado
from consistorio.plataforma.web.peticion import Peticion


@requiere_empleado
@require_http_methods(["GET", "POST"])
def resolucion(request: Peticion, expediente_id: UUID) -> HttpResponse:
    """Write the resolution; POST keeps the draft."""
    actor, expediente = buscar(request, expediente_id)
    desiste = vencido(expediente, hora_oficial(request.entidad)())
    redactable = desiste or expediente.estado is Estado.EN_TRAMITACION
    form = Resolucion(
        request.POST if request.method == "POST" else None,
        desiste=desiste,
        initial=_inicial(request, actor, expediente) if redactable else {},
    )
    if request.method == "POST" and form.is_valid() and _guardada(request, actor, expediente, form):
        return redirect("expedientes:resolucion", expediente_id=expediente_id)
    estado = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    datos = contexto(request, actor, expediente, "resolucion", form=form)
    return render(request, "expedientes/resolucion.html", datos, status=estado)


@requiere_empleado
@require_GET
def vista_previa(request: Peticion, expediente_id: UUID) -> HttpResponse:
    """Give the PDF as it would go to the signature tray."""
    actor, _expediente = buscar(request, expediente_id)
    try:
        pdf = services.previsualizar(
            actor=actor, expediente_id=expediente_id, reloj=hora_oficial(request.entidad)
        )
    except services.TextoVacio:
        messages.warning(request, _("Guarde primero el texto de la resolución."))
        return redirect("expedientes:resolucion", expediente_id=expediente_id)
    except services.CargoVacante as error:
        messages.error(request, _vacante(error))
        return redirect("expedientes:resolucion", expediente_id=expediente_id)
    respuesta = HttpResponse(pdf, content_type="application/pdf")
    respuesta["Content-Disposition"] = 'inline; filename="borrador.pdf"'
    return respuesta


@requiere_empleado
@require_POST
def enviar(request: Peticion, expediente_id: UUID) -> HttpResponse:
    """Send the resolution to the signature tray."""
    actor, _expediente = buscar(request, expediente_id)
    try:
        services.enviar_a_firma(
            actor=actor, expediente_id=expediente_id, reloj=hora_oficial(request.entidad)
        )
    except services.TextoVacio:
        messages.warning(request, _("Guarde primero el texto de la resolución."))
    except services.CargoVacante as error:
        messages.error(request, _vacante(error))
    except TransicionNoPermitida:
        messages.warning(request, _("La resolución ya no está pendiente de enviar a firma."))
    else:
        messages.success(request, _("La resolución está en la bandeja de firma."))
    return redirect("expedientes:resolucion", expediente_id=expediente_id)


@requiere_empleado
@require_POST
def cerrar(request: Peticion, expediente_id: UUID) -> HttpResponse:
    """Close the expediente, or say what is missing."""
    actor, _expediente = buscar(request, expediente_id)
    try:
        services.cerrar(
            actor=actor, expediente_id=expediente_id, reloj=hora_oficial(request.entidad)
        )
    except services.NoSePuedeCerrar as negativa:
        for falta in negativa.faltan:
            messages.error(
                request, _("Falta: %(que)s (%(cita)s)") % {"que": falta.frase, "cita": falta.cita}
            )
    else:
        messages.success(request, _("El expediente está cerrado y su índice firmado."))
    return redirect("expedientes:resumen", expediente_id=expediente_id)


@requiere_empleado
@require_POST
def exportar(request: Peticion, expediente_id: UUID) -> HttpResponse:
    """Give the ENI package of the expediente."""
    actor, expediente = buscar(request, expediente_id)
    try:
        paquete = services.exportar(
            actor=actor, expediente_id=expediente_id, reloj=hora_oficial(request.entidad)
        )
    except IndiceVacio:
        messages.warning(request, _("El expediente no tiene documentos que exportar."))
        return redirect("expedientes:resumen", expediente_id=expediente_id)
    respuesta = HttpResponse(paquete, content_type="application/zip")
    respuesta["Content-Disposition"] = f'attachment; filename="{expediente.numero}.zip"'
    return respuesta


def _inicial(request: Peticion, actor: Actor, expediente: ExpedienteVisto) -> dict[str, Any]:
    """Return the draft that is kept, or the template of the sense that was asked for."""
    desiste = vencido(expediente, hora_oficial(request.entidad)())
    pedido = Sentido.DESISTIMIENTO.value if desiste else request.GET.get("sentido", "")
    if expediente.resolucion and pedido in {"", expediente.resolucion.sentido}:
        return {"sentido": expediente.resolucion.sentido, "texto": expediente.resolucion.texto}
    sentido = Sentido(pedido) if pedido in set(Sentido) else Sentido.ESTIMATORIA
    texto = services.texto_inicial_de(actor=actor, expediente_id=expediente.id, sentido=sentido)
    return {"sentido": sentido.value, "texto": texto}


def _guardada(
    request: Peticion, actor: Actor, expediente: ExpedienteVisto, form: Resolucion
) -> bool:
    try:
        services.redactar_resolucion(
            actor=actor,
            expediente_id=expediente.id,
            sentido=Sentido(form.cleaned_data["sentido"]),
            texto=form.cleaned_data["texto"],
            reloj=hora_oficial(request.entidad),
        )
    except services.TextoVacio:
        form.add_error("texto", _("La resolución no dice nada."))
    except TransicionNoPermitida:
        form.add_error(None, _("El expediente ya no está en tramitación: no se ha guardado."))
    else:
        messages.success(request, _("Borrador guardado."))
        return True
    return False


def _vacante(error: services.CargoVacante) -> str:
    return _("Nadie ocupa hoy el cargo que debe firmar: %(cargo)s.") % {"cargo": error.args[0]}
