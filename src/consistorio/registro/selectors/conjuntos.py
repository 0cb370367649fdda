"""Sets of entries: those that are listed, those of a tray or of a search, or what a rule looks at."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef

from consistorio.plataforma.actores import Actor
from consistorio.registro.models import Entrega, Movimiento
from consistorio.registro.selectors.bandeja import Filtros, bandeja
from consistorio.registro.selectors.busqueda import hallar


@dataclass(frozen=True, slots=True, kw_only=True)
class Conjunto:
    """
    Which entries: the first of these that says something.

    :param asientos: these ones; :param texto: what a search finds; :param filtros: a tray.
    """

    asientos: tuple[UUID, ...] = ()
    texto: str = ""
    filtros: Filtros | None = None


def claves_del_conjunto(actor: Actor, conjunto: Conjunto, *, maximo: int) -> list[UUID]:
    """
    Return the asientos of a set, without repetition, up to ``maximo`` and one more.

    :raises SinPermiso: if the actor may not consult the registro.
    """
    actor.exigir("registro.consultar")
    if conjunto.asientos:
        return list(dict.fromkeys(conjunto.asientos))[: maximo + 1]
    if conjunto.texto.strip():
        return hallar(actor, conjunto.texto, cuantos=maximo + 1)[0]
    if conjunto.filtros is None:
        return []
    claves = bandeja(actor, conjunto.filtros).values_list("asiento_id", flat=True)
    return list(dict.fromkeys(claves[: maximo + 1]))


def sin_mover(*, maximo: int) -> list[UUID]:
    """Return the entries that wait and that nobody has moved, the oldest first, and one more."""
    movidas = Movimiento.objects.filter(asiento=OuterRef("asiento"))
    esperan = Entrega.objects.filter(~Exists(movidas), estado=Entrega.Estado.PENDIENTE)
    return list(esperan.order_by("recibida_en").values_list("asiento_id", flat=True)[: maximo + 1])
