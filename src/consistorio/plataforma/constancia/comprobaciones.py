"""What the internal checks of the log have found."""

from __future__ import annotations

from datetime import datetime

from consistorio.plataforma.entidades import en
from consistorio.plataforma.models import Comprobacion, Entidad


def guardar(entidad: Entidad, *, tamano: int, falta: str, momento: datetime) -> None:
    """Keep the result of a check. :param falta: the first bad entry; empty if all is well."""
    with en(entidad):
        Comprobacion.objects.create(tamano=tamano, falta=falta, acabada_en=momento)
