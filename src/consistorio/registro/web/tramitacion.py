"""The tray of the units: what arrives, seen as it arrives."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma import bitacora, constancia
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion
from consistorio.registro import selectors, services
from consistorio.registro.selectors.bandeja import POR_PAGINA
from consistorio.registro.selectors.favoritos import tiene_estrella
from consistorio.registro.web.carpeta import asiento_o_404
from consistorio.registro.web.posibles import correcciones_posibles
from consistorio.registro.web.reparto import ERRORES, explicar

ESTADOS = ("pendiente", "aceptada", "tramitada", "archivada", "copia", "leida", "")


@require_GET
@requiere_empleado
def bandeja(request: Peticion) -> HttpResponse:
    """Show what has arrived in the units of who is logged in, with filters and counters."""
    actor = actor_de(request)
    ahora = hora_oficial(actor.entidad)()
    filtros = _filtros(request, ahora)
    pagina = Paginator(selectors.bandeja(actor, filtros), POR_PAGINA).get_page(
        request.GET.get("pagina")
    )
    contexto = {
        "filas": selectors.filas(actor, pagina.object_list, ahora),
        "pagina": pagina,
        "filtros": filtros,
        "cuentas": selectors.cuentas(actor),
        "fuera": selectors.fuera(actor, ahora),
        "unidades": [u for u in organizacion.unidades() if u[0] in actor.unidades],
    }
    parcial = request.htmx and request.htmx.target == "filas"
    plantilla = "registro/_filas.html" if parcial else "registro/bandeja.html"
    return render(request, plantilla, contexto)


def _filtros(request: Peticion, ahora: datetime) -> selectors.Filtros:
    estado = request.GET.get("estado", "pendiente")
    return selectors.Filtros(
        estado=estado if estado in ESTADOS else "pendiente",
        texto=request.GET.get("q", "")[:100].replace("\0", ""),
        unidad=_uuid(request.GET.get("unidad", "")),
        mias="mias" in request.GET,
        fuera="fuera" in request.GET,
        por_vencimiento=request.GET.get("orden", "") == "vencimiento",
        ahora=ahora,
    )


@require_GET
@requiere_empleado
def entrada(request: Peticion, asiento_id: UUID) -> HttpResponse:
    """Show an asiento with its documents in the page. Reading it is written down."""
    actor = actor_de(request)
    visto = asiento_o_404(actor, asiento_id)
    bitacora.consulta(actor, "asiento", asiento_id)
    elegido = _uuid(request.GET.get("documento", ""))
    claves = [d.id for d in visto.documentos]
    contexto = {
        "asiento": visto,
        "elegido": elegido if elegido in claves else (claves[0] if claves else None),
        "prueba": constancia.prueba_de(request.entidad, asiento_id, "registro.asiento"),
        "unidad": organizacion.nombre_de_unidad(visto.unidad_destino)
        if visto.unidad_destino
        else "",
        "correcciones": correcciones_posibles(actor, visto),
        "con_estrella": tiene_estrella(actor, asiento_id),
    }
    return render(request, "registro/entrada.html", contexto)


@require_POST
@requiere_empleado
def aceptar(request: Peticion, asiento_id: UUID) -> HttpResponse:
    """Take an asiento to work on it."""
    asiento_o_404(actor_de(request), asiento_id)
    try:
        services.aceptar(actor=actor_de(request), asiento_id=asiento_id)
    except ERRORES as error:
        messages.error(request, explicar(error))
    else:
        messages.success(request, _("La entrada es ahora suya."))
    return redirect("registro:entrada", asiento_id=asiento_id)


def _uuid(texto: str) -> UUID | None:
    try:
        return UUID(texto)
    except ValueError:
        return None
