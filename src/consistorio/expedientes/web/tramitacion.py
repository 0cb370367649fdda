"""Screens of the staff: the list, and the page of an expediente with its tabs."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from consistorio.documentos.web.servir import servir
from consistorio.expedientes import selectors, services
from consistorio.expedientes.rules.estados import TransicionNoPermitida
from consistorio.expedientes.web.ficha import buscar, contexto
from consistorio.expedientes.web.forms import Asignacion, Filtro
from consistorio.nucleo.calendarios import CalendarioSinPublicar
from consistorio.plataforma import bitacora
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion
from consistorio.registro.selectors import AsientoInexistente
from consistorio.registro.services import EntregaNoDisponible


@requiere_empleado
@require_GET
def bandeja(request: Peticion) -> HttpResponse:
    """List the expedientes, with filters, counters and search."""
    form = Filtro(request.GET)
    pagina = selectors.bandeja(
        actor_de(request),
        form.filtros(request.GET.get("pagina", "1")),
        hora_oficial(request.entidad)().date(),
    )
    datos = {
        "form": form,
        "bandeja": pagina,
        "anterior": pagina.pagina - 1,
        "siguiente": pagina.pagina + 1 if pagina.pagina < pagina.paginas else 0,
    }
    return render(request, "expedientes/bandeja.html", datos)


@requiere_empleado
@require_POST
def incoar(request: Peticion, asiento_id: UUID) -> HttpResponse:
    """Open the expediente of a filing of the inbox."""
    try:
        expediente_id = services.incoar(
            actor=actor_de(request), asiento_id=asiento_id, reloj=hora_oficial(request.entidad)
        )
    except (AsientoInexistente, services.AsientoNoTramitable):
        raise Http404 from None
    except EntregaNoDisponible:
        messages.error(request, _("Esta entrada no está para tramitar en su unidad."))
        return redirect("registro:entrada", asiento_id=asiento_id)
    except CalendarioSinPublicar as error:
        messages.error(
            request,
            _(
                "No se puede calcular el plazo: falta publicar el calendario de %(ejercicio)s. "
                "Avise a la administración de la sede."
            )
            % {"ejercicio": error.ejercicio},
        )
        return redirect("expedientes:bandeja")
    return redirect("expedientes:resumen", expediente_id=expediente_id)


@requiere_empleado
@require_GET
def resumen(request: Peticion, expediente_id: UUID) -> HttpResponse:
    """Show the case, with its plazo explained article by article."""
    actor, expediente = buscar(request, expediente_id)
    bitacora.consulta(actor, "expediente", expediente.id)
    datos = contexto(request, actor, expediente, "resumen", form=Asignacion())
    return render(request, "expedientes/resumen.html", datos)


@requiere_empleado
@require_GET
def documentos(request: Peticion, expediente_id: UUID) -> HttpResponse:
    """Show the documents in order, and one of them in the page."""
    actor, expediente = buscar(request, expediente_id)
    elegido = request.GET.get("ver", "")
    viendo = next((d for d in expediente.documentos if str(d.id) == elegido), None)
    ficha = actor.puede("documentos.ficha")
    datos = contexto(request, actor, expediente, "documentos", viendo=viendo, puede_ficha=ficha)
    return render(request, "expedientes/documentos.html", datos)


@requiere_empleado
@require_GET
def documento(request: Peticion, expediente_id: UUID, documento_id: UUID) -> HttpResponse:
    """Give a document of the expediente."""
    actor, expediente = buscar(request, expediente_id)
    if documento_id not in {d.id for d in expediente.documentos}:
        raise Http404
    return servir(actor, documento_id, descargar="descargar" in request.GET)


@requiere_empleado
@require_GET
def notificaciones(request: Peticion, expediente_id: UUID) -> HttpResponse:
    """Show the notifications of the expediente and what they have become."""
    actor, expediente = buscar(request, expediente_id)
    datos = contexto(request, actor, expediente, "notificaciones")
    return render(request, "expedientes/notificaciones.html", datos)


@requiere_empleado
@require_GET
def historia(request: Peticion, expediente_id: UUID) -> HttpResponse:
    """Tell the history of the expediente in words."""
    actor, expediente = buscar(request, expediente_id)
    hitos = selectors.historia(actor, expediente_id)
    datos = contexto(request, actor, expediente, "historia", hitos=hitos)
    return render(request, "expedientes/historia.html", datos)


@requiere_empleado
@require_POST
def admitir(request: Peticion, expediente_id: UUID) -> HttpResponse:
    """Admit the request."""
    actor, _expediente = buscar(request, expediente_id)
    try:
        services.admitir(
            actor=actor, expediente_id=expediente_id, reloj=hora_oficial(request.entidad)
        )
    except TransicionNoPermitida:
        messages.warning(request, _("El expediente ya no está pendiente de admitir."))
    return redirect("expedientes:resumen", expediente_id=expediente_id)


@requiere_empleado
@require_POST
def asignar(request: Peticion, expediente_id: UUID) -> HttpResponse:
    """Give the expediente to somebody of the staff."""
    actor, _expediente = buscar(request, expediente_id)
    form = Asignacion(request.POST)
    if form.is_valid():
        try:
            services.asignar(
                actor=actor,
                expediente_id=expediente_id,
                nif=form.cleaned_data["nif"].strip().upper(),
                reloj=hora_oficial(request.entidad),
            )
        except services.PersonalDesconocido:
            messages.error(request, _("Nadie de la plantilla tiene ese NIF."))
    return redirect("expedientes:resumen", expediente_id=expediente_id)
