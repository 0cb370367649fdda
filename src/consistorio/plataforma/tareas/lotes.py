"""Tasks that carry many events: done in one transaction, or parted so that only the culprit waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import structlog
from django.db.models.functions import Now

from consistorio.plataforma.models import Tarea
from consistorio.plataforma.transacciones import acto

if TYPE_CHECKING:
    from consistorio.plataforma.tareas.trabajador import Reclamada

EVENTOS = "eventos"
log = structlog.get_logger("tareas")


def eventos_de(argumentos: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what the events of a task say: those of its batch, or the only one that it carries."""
    eventos: list[dict[str, Any]] = argumentos.get(EVENTOS, [argumentos])
    return eventos


def partir(tarea: Reclamada) -> bool:
    """
    Make of a batch that failed one task for each of its events, and return whether it was parted.

    There is nothing to part in a task of one event, nor in one that is not ours any more.
    """
    eventos = eventos_de(tarea.argumentos)
    if len(eventos) == 1:
        return False
    with acto():
        nuestra = Tarea.objects.filter(
            id=tarea.id, intentos=tarea.intentos, estado=Tarea.Estado.PENDIENTE
        )
        error = f"repartida en {len(eventos)}"
        if not nuestra.update(estado=Tarea.Estado.HECHA, hecha_en=Now(), error=error):
            return False
        for evento in eventos:
            Tarea.objects.create(
                entidad_id=tarea.entidad_id, nombre=tarea.nombre, argumentos={EVENTOS: [evento]}
            )
    log.warning("tareas.partida", tarea=tarea.nombre, eventos=len(eventos))
    return True
