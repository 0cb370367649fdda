from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from consistorio.plataforma.actores.actor import Actor
from consistorio.plataforma.models import Entidad


class Peticion(HttpRequest):
    """A request inside a sede, as our middleware leaves it (for the types only)."""

    entidad: Entidad
    prefijo: str
    actor: Actor | None
    sesion_caducada: bool
    htmx: Any
