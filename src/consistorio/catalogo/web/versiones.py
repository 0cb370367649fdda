"""What changed from one version of a procedure to another, and from its model."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from consistorio.catalogo import selectors, services
from consistorio.catalogo.rules.definicion import Definicion, como_datos
from consistorio.catalogo.rules.herencia import Cambio, cambios
from consistorio.catalogo.selectors import ProcedimientoVisto
from consistorio.plataforma.web import actor_de, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion

MODELO = "modelo"


@requiere_empleado
@require_GET
def versiones(request: Peticion, slug: str) -> HttpResponse:
    """Show who published each version and when, and what changed: from the one before, or the model."""
    actor_de(request).exigir("catalogo.publicar")
    try:
        todas = selectors.versiones(slug)
    except selectors.ProcedimientoDesconocido:
        raise Http404 from None
    pedida = request.GET.get("version", "")
    una = next((v for v in todas if str(v.version) == pedida), todas[0])
    con = request.GET.get("con", "")
    contexto = {
        "versiones": todas,
        "una": una,
        "con_modelo": con == MODELO,
        "cambios": _desde_el_modelo(una) if con == MODELO else _desde_la_anterior(una, todas),
    }
    return render(request, "catalogo/versiones.html", contexto)


def _desde_la_anterior(una: ProcedimientoVisto, todas: list[ProcedimientoVisto]) -> list[Cambio]:
    anterior = next((v for v in todas if v.version < una.version), None)
    return _cambios(anterior.definicion, una.definicion) if anterior else []


def _desde_el_modelo(una: ProcedimientoVisto) -> list[Cambio]:
    """Return what the town changes of the model of now; of one that is gone, nothing is known."""
    try:
        return _cambios(services.modelo(una.modelo or una.slug), una.definicion)
    except LookupError:
        raise Http404 from None


def _cambios(antes: Definicion, despues: Definicion) -> list[Cambio]:
    return cambios(como_datos(antes), como_datos(despues))
