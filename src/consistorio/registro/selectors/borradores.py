"""What a person is still writing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from consistorio.plataforma.actores import Actor
from consistorio.registro.models import Borrador
from consistorio.registro.rules.subsanacion import Requerido


class BorradorInexistente(LookupError):
    """There is no such draft, or it is not the actor's."""


@dataclass(frozen=True, slots=True)
class AdjuntoVisto:
    id: UUID
    nombre: str
    mime: str
    sha256: str
    size_bytes: int
    digitalizacion: dict[str, Any] = field(default_factory=dict)
    documento: str = ""


@dataclass(frozen=True, slots=True)
class BorradorVisto:
    """A draft of the person, with its files; ``solicitud`` is the hash of what she is shown."""

    id: UUID
    procedimiento: str
    datos: dict[str, Any]
    cambiado_en: datetime
    caduca_el: date
    asiento_id: UUID | None
    solicitud: str
    adjuntos: list[AdjuntoVisto]
    subsana_id: UUID | None = None
    requerido: Requerido | None = None


def borradores(actor: Actor) -> list[BorradorVisto]:
    """Return what the person was writing and has not filed, newest first."""
    abiertos = _borradores_de(actor).filter(asiento_id=None).order_by("-cambiado_en")
    return [_borrador(uno) for uno in abiertos]


def borrador(actor: Actor, borrador_id: UUID) -> BorradorVisto:
    """
    Return a draft of the actor, filed already or not.

    :raises BorradorInexistente: if it is not the actor's.
    """
    uno = _borradores_de(actor).filter(id=borrador_id).first()
    if uno is None:
        raise BorradorInexistente(borrador_id)
    return _borrador(uno)


def _borradores_de(actor: Actor) -> QuerySet[Borrador]:
    actor.exigir("registro.presentar")
    representado = actor.representa.nif if actor.representa else ""
    return Borrador.objects.filter(nif=actor.identificador, representa_nif=representado)


def _borrador(uno: Borrador) -> BorradorVisto:
    return BorradorVisto(
        uno.id,
        uno.procedimiento,
        uno.datos,
        uno.cambiado_en,
        uno.caduca_el,
        uno.asiento_id,
        (uno.preparado or {}).get("solicitud", ""),
        [
            AdjuntoVisto(a.id, a.nombre, a.mime, a.sha256, a.size_bytes, documento=a.documento)
            for a in uno.adjuntos.order_by("orden")
        ],
        uno.subsana_id,
        Requerido.desde_datos(uno.requerido) if uno.requerido else None,
    )
