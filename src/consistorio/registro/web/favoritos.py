"""What somebody of the staff keeps at hand: asientos with a star, and searches."""

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
from consistorio.registro.selectors.favoritos import busquedas_guardadas, con_estrella
from consistorio.registro.services import favoritos
from consistorio.registro.web.lotes_forms import texto_de


@require_GET
@requiere_empleado
def lista(request: Peticion) -> HttpResponse:
    """Show what who is logged in keeps at hand."""
    actor = actor_de(request)
    contexto = {"asientos": con_estrella(actor), "busquedas": busquedas_guardadas(actor)}
    return render(request, "registro/favoritos.html", contexto)


@require_POST
@requiere_empleado
def estrella(request: Peticion, asiento_id: UUID) -> HttpResponse:
    """Put a star on an asiento, or take it off."""
    actor = actor_de(request)
    marcado = request.POST.get("marcado") == "1"
    try:
        favoritos.marcar_asiento(
            actor=actor,
            asiento_id=asiento_id,
            marcado=marcado,
            reloj=hora_oficial(actor.entidad),
        )
    except selectors.AsientoInexistente:
        raise Http404 from None
    except favoritos.DemasiadosFavoritos:
        messages.error(request, _("Tiene ya 200 favoritos: quite alguno."))
    else:
        hecho = _("Está en sus favoritos.") if marcado else _("Ya no está en sus favoritos.")
        messages.success(request, hecho)
    return redirect("registro:entrada", asiento_id=asiento_id)


@require_POST
@requiere_empleado
def guardar_busqueda(request: Peticion) -> HttpResponse:
    """Keep a search under a name."""
    try:
        favoritos.guardar_busqueda(
            actor=actor_de(request),
            nombre=texto_de(request.POST, "nombre", 80),
            texto=texto_de(request.POST, "q", 100),
        )
    except favoritos.NombreRepetido:
        messages.error(request, _("No se ha guardado: póngale un nombre que no tenga otra."))
    except favoritos.DemasiadosFavoritos:
        messages.error(request, _("Tiene ya 200 favoritos: quite alguno."))
    else:
        messages.success(request, _("La búsqueda está guardada. Solo la ve usted."))
    return redirect("registro:favoritos")


@require_POST
@requiere_empleado
def borrar_busqueda(request: Peticion, busqueda_id: UUID) -> HttpResponse:
    """Forget a search."""
    try:
        favoritos.borrar_busqueda(actor=actor_de(request), busqueda_id=busqueda_id)
    except favoritos.BusquedaInexistente:
        raise Http404 from None
    messages.success(request, _("La búsqueda ya no está guardada."))
    return redirect("registro:favoritos")
