"""The audit log: every deed, and every reading of personal data (ENS op.exp.8)."""

from __future__ import annotations

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


def consulta(actor: Actor, objeto: str, objeto_id: UUID) -> None:
    """Write down that ``actor`` read personal data of ``objeto``."""
    anotar(actor, f"{objeto}.consultar", objeto=objeto, objeto_id=objeto_id, resultado=CONSULTADO)
