"""To review what was prepared at the counter, register it, and give what the person takes away."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma import bitacora
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion
from consistorio.registro import services
from consistorio.registro.rules.ficha import obligacion_de
from consistorio.registro.web.carpeta import asiento_o_404
from consistorio.registro.web.mostrador import formulario, preparacion_o_404

PARADO = HTTPStatus.SERVICE_UNAVAILABLE


@require_http_methods(["GET", "POST"])
@requiere_empleado
def revisar_asiento(request: Peticion, preparacion_id: UUID) -> HttpResponse:
    """Show what will be entered; registering is one key away."""
    actor = actor_de(request)
    esta = preparacion_o_404(actor, preparacion_id)
    if esta.asiento_id:
        return redirect("registro:registrado", asiento_id=esta.asiento_id)
    form = formulario(request, esta.oficina_id, datos=esta.datos)
    if not form.is_valid():
        return redirect("registro:preparacion", preparacion_id=preparacion_id)
    error = ""
    if request.method == "POST":
        try:
            return _registrar(request, preparacion_id, form.asiento)
        except services.RelojAtrasado:
            error = _("El registro está parado por un ajuste de hora. Nada se ha perdido: repita.")
    contexto = {
        "preparacion": esta,
        "asiento": form.asiento,
        "obligacion": obligacion_de(form.asiento.ficha.intervinientes),
        "oficina_nombre": organizacion.nombre_de_unidad(esta.oficina_id),
        "error": error,
    }
    estado = PARADO if error else HTTPStatus.OK
    return render(request, "registro/revisar_asiento.html", contexto, status=estado)


def _registrar(
    request: Peticion, preparacion_id: UUID, asiento: services.AsientoDeMostrador
) -> HttpResponse:
    hecho = services.registrar_preparacion(
        actor=actor_de(request),
        preparacion_id=preparacion_id,
        asiento=asiento,
        reloj=hora_oficial(request.entidad),
    )
    return redirect("registro:registrado", asiento_id=hecho)


@require_POST
@requiere_empleado
def guardar_plantilla(request: Peticion, preparacion_id: UUID) -> HttpResponse:
    """Keep what is being written, without its persons, to begin from it another day."""
    actor = actor_de(request)
    esta = preparacion_o_404(actor, preparacion_id)
    nombre = request.POST.get("nombre", "").strip()
    if not nombre:
        messages.error(request, _("Escriba un nombre para la plantilla."))
        return redirect("registro:preparacion", preparacion_id=preparacion_id)
    try:
        services.guardar_plantilla(actor=actor, libro=esta.sentido, nombre=nombre, datos=esta.datos)
    except services.PlantillaRepetida:
        messages.error(request, _("Ya tiene una plantilla con ese nombre."))
    else:
        messages.success(request, _("La plantilla se ha guardado, sin datos de personas."))
    return redirect("registro:preparacion", preparacion_id=preparacion_id)


@require_POST
@requiere_empleado
def borrar_plantilla(request: Peticion, plantilla_id: UUID) -> HttpResponse:
    """Throw away a skeleton; that of another official does not exist."""
    try:
        services.borrar_plantilla(actor=actor_de(request), plantilla_id=plantilla_id)
    except services.PlantillaInexistente:
        raise Http404 from None
    messages.success(request, _("La plantilla se ha borrado."))
    return redirect("registro:nueva_entrada")


@require_GET
@requiere_empleado
def registrado(request: Peticion, asiento_id: UUID) -> HttpResponse:
    """Show the number, and what is printed: label, receipt and, if it is due, the warning of 68.4."""
    actor = actor_de(request)
    visto = asiento_o_404(actor, asiento_id)
    bitacora.consulta(actor, "asiento", asiento_id)
    return render(request, "registro/registrado.html", {"asiento": visto})
