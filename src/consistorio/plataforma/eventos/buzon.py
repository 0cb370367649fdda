"""
The outbox: an event is a row written with the fact, and handed over later.

The dispatcher makes one task of each (event, subscriber), or of many events of an entidad for who
takes them by batches; the task's row is the receipt, so that a subscriber's effect happens once
although the delivery may be tried many times.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, fields
from typing import Any, ClassVar, Self, TypeVar

from consistorio.plataforma.models import Entidad, Evento

E = TypeVar("E", bound="EventoDeDominio")
Manejador = Callable[[Any], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventoDeDominio:
    """A fact that others may hear of. Plain values and keys only; never personal data."""

    tipo: ClassVar[str]

    @classmethod
    def desde(cls, datos: dict[str, Any]) -> Self:
        """Read the event again, leaving out what an older or newer version of it carried."""
        return cls(**{c.name: datos[c.name] for c in fields(cls) if c.name in datos})


@dataclass(frozen=True, slots=True)
class Suscripcion:
    nombre: str
    evento: type[EventoDeDominio]
    manejador: Manejador
    por_lotes: bool = False


SUSCRIPCIONES: dict[str, Suscripcion] = {}


def suscribir(evento: type[E]) -> Callable[[Callable[[E], None]], Callable[[E], None]]:
    """Register the function as a subscriber of ``evento``; its path is its name for ever."""
    return _registrar(evento, por_lotes=False)


def suscribir_por_lotes(
    evento: type[E],
) -> Callable[[Callable[[list[E]], None]], Callable[[list[E]], None]]:
    """
    Register a subscriber that takes many events of an entidad in one transaction.

    It is for what comes by hundreds and costs little each, and does no harm if done twice. If a
    batch fails, each event is tried by itself, so that only the culprit waits.
    """
    return _registrar(evento, por_lotes=True)


def _registrar(evento: type[EventoDeDominio], *, por_lotes: bool) -> Callable[[Any], Any]:
    def registrar(manejador: Manejador) -> Manejador:
        nombre = f"{manejador.__module__.removeprefix('consistorio.')}.{manejador.__name__}"
        SUSCRIPCIONES[nombre] = Suscripcion(nombre, evento, manejador, por_lotes)
        return manejador

    return registrar


def publicar(evento: EventoDeDominio, *, entidad: Entidad) -> None:
    """Write ``evento`` in the outbox, in the transaction of the fact."""
    Evento.objects.create(entidad=entidad, tipo=evento.tipo, datos=asdict(evento))


def publicar_varios(eventos: Iterable[EventoDeDominio], *, entidad: Entidad) -> None:
    """Write many events in the outbox at once, in the transaction of their facts."""
    Evento.objects.bulk_create(
        Evento(entidad=entidad, tipo=evento.tipo, datos=asdict(evento)) for evento in eventos
    )


def suscriptores_por_tipo(*, por_lotes: bool) -> dict[str, list[str]]:
    """Return who hears each type of event, one by one or by batches."""
    por_tipo: dict[str, list[str]] = {}
    for suscripcion in (s for s in SUSCRIPCIONES.values() if s.por_lotes == por_lotes):
        por_tipo.setdefault(suscripcion.evento.tipo, []).append(suscripcion.nombre)
    return por_tipo
