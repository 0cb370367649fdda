"""Which filings correct others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from consistorio.registro.models import Asiento


@dataclass(frozen=True, slots=True)
class Subsanacion:
    """A filing that corrects another. :param documentos: what was filed now, and its receipt."""

    asiento_id: UUID
    numero: str
    subsanado_id: UUID
    presentado_en: datetime
    documentos: tuple[UUID, ...]


def subsanaciones_entre(asientos: Sequence[UUID]) -> list[Subsanacion]:
    """Return which of these asientos of the entidad in course correct another; for our own deeds."""
    filas = Asiento.objects.filter(
        id__in=asientos, asiento_relacionado_id__isnull=False, datos__has_key="subsana"
    )
    return [_vista(uno) for uno in filas.order_by("presentado_en", "id")]


def _vista(uno: Asiento) -> Subsanacion:
    if uno.asiento_relacionado_id is None:
        raise ValueError("lo que subsana dice qué subsana")
    traidos = uno.documentos.order_by("orden").values_list("documento_id", flat=True)
    return Subsanacion(
        asiento_id=uno.id,
        numero=str(uno),
        subsanado_id=uno.asiento_relacionado_id,
        presentado_en=uno.presentado_en,
        documentos=tuple(traidos),
    )
