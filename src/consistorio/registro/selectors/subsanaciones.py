"""Which filings correct others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from consistorio.registro.models import Asiento

PRESENCIAL = "presencial"


@dataclass(frozen=True, slots=True)
class Subsanacion:
    """
    A filing that corrects another, or asks for more days to do it.

    :param documentos: what was filed now.
    :param en_papel: it came to the counter, and no official signed it for the person.
    """

    asiento_id: UUID
    numero: str
    subsanado_id: UUID
    presentado_en: datetime
    documentos: tuple[UUID, ...]
    en_papel: bool = False


def subsanaciones_entre(asientos: Sequence[UUID]) -> list[Subsanacion]:
    """Return which of these asientos of the entidad in course correct another; for our own deeds."""
    return _que_dicen("subsana", asientos)


def peticiones_de_plazo_entre(asientos: Sequence[UUID]) -> list[Subsanacion]:
    """Return which of these asientos ask for more days to correct another; for our own deeds."""
    return _que_dicen("pide_plazo", asientos)


def _que_dicen(que: str, asientos: Sequence[UUID]) -> list[Subsanacion]:
    filas = Asiento.objects.filter(
        id__in=asientos, asiento_relacionado_id__isnull=False, datos__has_key=que
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
        en_papel=uno.canal == PRESENCIAL and "asistencia" not in uno.datos,
    )
