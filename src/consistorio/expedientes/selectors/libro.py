"""The libro de resoluciones of a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from consistorio.expedientes.models import Resolucion
from consistorio.plataforma.actores import Actor


@dataclass(frozen=True, slots=True)
class ResolucionDelLibro:
    numero: str
    dictada_en: datetime
    sentido: str
    expediente_id: UUID
    expediente: str
    asunto: str


def libro_de_resoluciones(actor: Actor, ejercicio: int) -> list[ResolucionDelLibro]:
    """
    Return the resolutions of a year in the order of the libro.

    :raises SinPermiso: if the actor may not consult it.
    """
    actor.exigir("expedientes.libro")
    zona = ZoneInfo(actor.entidad.zona)
    filas = Resolucion.objects.filter(ejercicio=ejercicio).select_related("expediente")
    return [
        ResolucionDelLibro(
            numero=str(r),
            dictada_en=r.dictada_en.astimezone(zona),
            sentido=r.sentido,
            expediente_id=r.expediente_id,
            expediente=str(r.expediente),
            asunto=r.expediente.asunto,
        )
        for r in filas.order_by("-numero")
    ]
