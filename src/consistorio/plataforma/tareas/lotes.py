"""Tasks that are alike, done together: one transaction, and one receipt for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import structlog
from django.db.models.functions import Now

from consistorio.plataforma.entidades import en
from consistorio.plataforma.eventos.buzon import SUSCRIPCIONES, Suscripcion
from consistorio.plataforma.models import Entidad, Tarea
from consistorio.plataforma.transacciones import acto

if TYPE_CHECKING:
    from consistorio.plataforma.tareas.trabajador import Reclamada

log = structlog.get_logger("tareas")


class LoteRoto(RuntimeError):
    """A task of the batch is not ours any more; its effects are undone."""


@dataclass
class Reparto:
    """What was claimed, apart: what can be done together, and the rest."""

    lotes: list[tuple[Suscripcion, list[Reclamada]]] = field(default_factory=list)
    sueltas: list[Reclamada] = field(default_factory=list)


def repartir(reclamadas: Iterable[Reclamada]) -> Reparto:
    """Put together the first attempts of one subscriber in one entidad, if it takes batches."""
    juntas: dict[tuple[int, str], list[Reclamada]] = defaultdict(list)
    reparto = Reparto()
    for una in reclamadas:
        suscripcion = SUSCRIPCIONES.get(una.nombre)
        if suscripcion is not None and suscripcion.por_lotes and una.intentos == 1:
            juntas[una.entidad_id, una.nombre].append(una)
        else:
            reparto.sueltas.append(una)
    reparto.lotes = [(SUSCRIPCIONES[nombre], lote) for (_, nombre), lote in juntas.items()]
    return reparto


def ejecutar_lote(suscripcion: Suscripcion, lote: list[Reclamada]) -> bool:
    """Do them all and leave their receipts, or nothing; return whether it was done."""
    with en(Entidad.objects.get(pk=lote[0].entidad_id)):
        try:
            with acto():
                suscripcion.manejador([suscripcion.evento.desde(t.argumentos) for t in lote])
                _dar_por_hechas(lote)
        except Exception as error:  # noqa: BLE001 — each is tried by itself, and tells then.
            log.warning("tareas.lote", tarea=suscripcion.nombre, error=type(error).__name__)
            return False
    log.info("tareas.lote", tarea=suscripcion.nombre, cuantas=len(lote))
    return True


def _dar_por_hechas(lote: list[Reclamada]) -> None:
    suyas = Tarea.objects.filter(
        id__in=[t.id for t in lote], intentos=1, estado=Tarea.Estado.PENDIENTE
    )
    hechas = suyas.update(estado=Tarea.Estado.HECHA, hecha_en=Now(), arrendada_hasta=None, error="")
    if hechas != len(lote):
        raise LoteRoto(lote[0].nombre)
