"""What the counter screens show: what is being prepared, skeletons, and what was entered last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from consistorio.plataforma.actores import Actor
from consistorio.registro.models import Asiento, Plantilla, Preparacion, Sentido
from consistorio.registro.selectors.borradores import AdjuntoVisto


@dataclass(frozen=True, slots=True)
class PreparacionVista:
    id: UUID
    sentido: str
    oficina_id: UUID
    datos: dict[str, Any]
    asiento_id: UUID | None
    adjuntos: list[AdjuntoVisto]


@dataclass(frozen=True, slots=True)
class PlantillaVista:
    id: UUID
    nombre: str
    datos: dict[str, str]


def preparacion(actor: Actor, preparacion_id: UUID) -> PreparacionVista | None:
    """Return what the actor is preparing, entered already or not, or None."""
    una = Preparacion.objects.filter(empleado=actor.identificador, id=preparacion_id).first()
    if una is None:
        return None
    adjuntos = [
        AdjuntoVisto(a.id, a.nombre, a.mime, a.sha256, a.size_bytes, a.digitalizacion)
        for a in una.adjuntos.order_by("orden")
    ]
    return PreparacionVista(
        una.id, una.sentido, una.oficina_id, una.datos, una.asiento_id, adjuntos
    )


def plantillas(actor: Actor, sentido: str) -> list[PlantillaVista]:
    """Return the skeletons that the actor keeps, by name."""
    suyas = Plantilla.objects.filter(empleado=actor.identificador, sentido=sentido)
    return [PlantillaVista(p.id, p.nombre, p.datos) for p in suyas.order_by("nombre")]


def ultimo_de(actor: Actor, sentido: str) -> UUID | None:
    """Return the last asiento that the actor entered at a counter, to repeat its data."""
    suyos = Asiento.objects.filter(
        sentido=Sentido(sentido), presentador=f"{actor.clase}:{actor.identificador}"
    )
    return suyos.order_by("-presentado_en").values_list("id", flat=True).first()
