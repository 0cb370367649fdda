"""The label, to be printed."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from consistorio.plataforma.web import actor_de, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion
from consistorio.registro import services
from consistorio.registro.web.carpeta import asiento_o_404


@require_GET
@requiere_empleado
def etiqueta(request: Peticion, asiento_id: UUID) -> HttpResponse:
    """Send the label of an asiento, in the size of a label."""
    actor = actor_de(request)
    visto = asiento_o_404(actor, asiento_id)
    respuesta = HttpResponse(
        services.etiqueta(actor=actor, asiento=visto), content_type="application/pdf"
    )
    respuesta["Content-Disposition"] = f'inline; filename="etiqueta-{visto.numero}.pdf"'
    return respuesta
