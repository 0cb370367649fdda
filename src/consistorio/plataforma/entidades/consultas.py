"""Which entidades there are."""

from __future__ import annotations

from consistorio.plataforma.models import Entidad


def por_slug(slug: str) -> Entidad | None:
    """Return the entidad that has this name in the addresses, or None."""
    return Entidad.objects.filter(slug=slug).first()
