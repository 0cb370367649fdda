"""What every page knows, whoever shows it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from consistorio.plataforma.ui import hojas
from consistorio.plataforma.ui.tema import COLOR_DE_LA_CASA


def pagina(request: HttpRequest) -> dict[str, Any]:
    """Return the entidad of the address, who asks, and the look of the page."""
    entidad = getattr(request, "entidad", None)
    color = entidad.color if entidad else COLOR_DE_LA_CASA
    return {
        "entidad": entidad,
        "actor": getattr(request, "actor", None),
        "estilos": hojas.direccion(color),
    }
