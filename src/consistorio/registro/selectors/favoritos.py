"""What who asks keeps at hand, and to whom she sends things most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from consistorio.organizacion.selectors import EmpleadoVisto
from consistorio.plataforma.actores import Actor
from consistorio.registro.models import AsientoFavorito, BusquedaGuardada, Movimiento
from consistorio.registro.selectors.visibilidad import visibles_para

T = TypeVar("T")
ULTIMOS_MOVIMIENTOS = 300
Unidad = tuple[UUID, str, str]


@dataclass(frozen=True, slots=True)
class AsientoConEstrella:
    id: UUID
    numero: str
    extracto: str


def con_estrella(actor: Actor) -> list[AsientoConEstrella]:
    """Return the asientos with a star that the actor may still see, the last marked first."""
    actor.exigir("registro.consultar")
    suyos = AsientoFavorito.objects.filter(
        empleado=actor.identificador, asiento__in=visibles_para(actor)
    )
    return [
        AsientoConEstrella(uno.asiento_id, str(uno.asiento), uno.asiento.extracto)
        for uno in suyos.select_related("asiento").order_by("-marcado_en")
    ]


def tiene_estrella(actor: Actor, asiento_id: UUID) -> bool:
    """Tell whether the actor has put a star on an asiento."""
    suyos = AsientoFavorito.objects.filter(empleado=actor.identificador)
    return bool(suyos.filter(asiento_id=asiento_id).exists())


def busquedas_guardadas(actor: Actor) -> list[BusquedaGuardada]:
    """Return the searches that the actor keeps, by name."""
    actor.exigir("registro.consultar")
    return list(BusquedaGuardada.objects.filter(empleado=actor.identificador).order_by("nombre"))


def unidades_por_uso(actor: Actor, unidades: Iterable[Unidad]) -> list[Unidad]:
    """Return the units with those to which the actor sends most first; the others, as they came."""
    veces = Counter(destino for origen, destino, _persona in _ultimos(actor) if destino != origen)
    return _primero_lo_mas_usado(unidades, lambda unidad: veces[unidad[0]])


def personal_por_uso(actor: Actor, personal: Iterable[EmpleadoVisto]) -> list[EmpleadoVisto]:
    """Return the people with those to whom the actor assigns most first; the others, as they came."""
    veces = Counter(persona for _origen, _destino, persona in _ultimos(actor) if persona)
    return _primero_lo_mas_usado(personal, lambda persona: veces[persona.nif])


def _ultimos(actor: Actor) -> list[tuple[UUID, UUID, str]]:
    movidos = Movimiento.objects.filter(hecho_por=actor.identificador).order_by("-hecho_en")
    campos = ("de_unidad_id", "a_unidad_id", "a_persona")
    return list(movidos.values_list(*campos)[:ULTIMOS_MOVIMIENTOS])


def _primero_lo_mas_usado(cosas: Iterable[T], usos: Callable[[T], int]) -> list[T]:
    return sorted(cosas, key=lambda cosa: -usos(cosa))
