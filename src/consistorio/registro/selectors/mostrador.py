"""What the counter screens show: what is being prepared, skeletons, and what was entered last."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from consistorio.documentos.rules.pilas import Hoja
from consistorio.plataforma.actores import Actor
from consistorio.registro.models import Asiento, PilaDePreparacion, Plantilla, Preparacion, Sentido
from consistorio.registro.selectors.borradores import AdjuntoVisto


class PilaInexistente(LookupError):
    """There is no such pile in a preparation of the actor, or it was cut already."""


@dataclass(frozen=True, slots=True)
class PilaVista:
    """A pile that waits to be cut. :param miniaturas: of each sheet, a JPEG in base64."""

    id: UUID
    preparacion_id: UUID
    nombre: str
    papel: str
    hojas: list[Hoja]
    miniaturas: dict[int, str]


@dataclass(frozen=True, slots=True)
class PreparacionVista:
    """:param pilas: (key, name) of the piles that wait to be cut."""

    id: UUID
    sentido: str
    oficina_id: UUID
    datos: dict[str, Any]
    asiento_id: UUID | None
    adjuntos: list[AdjuntoVisto]
    pilas: list[dict[str, Any]] = field(default_factory=list)


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
    pilas = list(una.pilas.order_by("creada_en").values("id", "nombre"))
    return PreparacionVista(
        una.id, una.sentido, una.oficina_id, una.datos, una.asiento_id, adjuntos, pilas
    )


def pila(actor: Actor, pila_id: UUID) -> PilaVista:
    """
    Return a pile of what the actor is preparing.

    :raises SinPermiso: if the actor may not enter at the counter.
    :raises PilaInexistente: if there is none, or it was cut already.
    """
    actor.exigir("registro.registrar_entrada")
    una = PilaDePreparacion.objects.filter(
        id=pila_id, preparacion__empleado=actor.identificador, preparacion__asiento_id=None
    ).first()
    if una is None:
        raise PilaInexistente(pila_id)
    return PilaVista(
        una.id,
        una.preparacion_id,
        una.nombre,
        una.papel,
        [Hoja(h["numero"], h["blanca"], h["separa"]) for h in una.hojas],
        {h["numero"]: h["miniatura"] for h in una.hojas},
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
