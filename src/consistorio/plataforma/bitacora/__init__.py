"""The audit log: every deed, and every reading of personal data (ENS op.exp.8)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from consistorio.plataforma.actores.actor import Actor
from consistorio.plataforma.models import Anotacion

HECHO, CONSULTADO, DENEGADO = "hecho", "consultado", "denegado"


def anotar(
    actor: Actor,
    accion: str,
    *,
    objeto: str,
    objeto_id: UUID | None = None,
    resultado: str = HECHO,
    detalle: dict[str, Any] | None = None,
) -> None:
    """Write down that ``actor`` did ``accion``, in the transaction of the deed."""
    Anotacion.objects.create(
        entidad=actor.entidad,
        clase=actor.clase,
        identificador=actor.identificador,
        accion=accion,
        objeto=objeto,
        objeto_id=objeto_id,
        resultado=resultado,
        detalle=detalle or {},
    )


def anotar_varias(
    actor: Actor,
    accion: str,
    *,
    objeto: str,
    objetos: Iterable[UUID],
    detalle: dict[str, Any] | None = None,
) -> None:
    """Write down that ``actor`` did ``accion`` to each of ``objetos``, in the transaction of the deed."""
    Anotacion.objects.bulk_create(
        Anotacion(
            entidad=actor.entidad,
            clase=actor.clase,
            identificador=actor.identificador,
            accion=accion,
            objeto=objeto,
            objeto_id=clave,
            resultado=HECHO,
            detalle=detalle or {},
        )
        for clave in objetos
    )


def consulta(actor: Actor, objeto: str, objeto_id: UUID) -> None:
    """Write down that ``actor`` read personal data of ``objeto``."""
    anotar(actor, f"{objeto}.consultar", objeto=objeto, objeto_id=objeto_id, resultado=CONSULTADO)


@dataclass(frozen=True, slots=True)
class AnotacionVista:
    """A line of the log: who did or read what, when, and whether it was refused."""

    anotada_en: datetime
    clase: str
    identificador: str
    accion: str
    objeto: str
    objeto_id: UUID | None
    resultado: str


def anotaciones(
    *,
    objetos: Collection[UUID] | None = None,
    identificador: str = "",
    desde: datetime | None = None,
    hasta: datetime | None = None,
    limite: int = 200,
) -> list[AnotacionVista]:
    """
    Return the last lines of the log of the entidad in course that are asked for, newest first.

    Who may read them is the business of the module that asks.

    :param objetos: keys of what was done or read; None, whatever it was.
    :param hasta: not included.
    """
    lineas = Anotacion.objects.all()
    if objetos is not None:
        lineas = lineas.filter(objeto_id__in=objetos)
    if identificador:
        lineas = lineas.filter(identificador=identificador)
    if desde:
        lineas = lineas.filter(anotada_en__gte=desde)
    if hasta:
        lineas = lineas.filter(anotada_en__lt=hasta)
    campos = AnotacionVista.__slots__
    ultimas = lineas.order_by("-anotada_en").values_list(*campos)[:limite]
    return [AnotacionVista(*linea) for linea in ultimas]
