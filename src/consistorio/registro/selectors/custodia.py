"""What is in custody, by the day on which it may leave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from consistorio.plataforma.actores import Actor
from consistorio.registro.models import Custodia
from consistorio.registro.selectors.visibilidad import visibles_para


@dataclass(frozen=True, slots=True)
class CustodiaVista:
    """Something that is kept. ``vencida``: the person's time to come for it has passed."""

    id: UUID
    asiento_id: UUID
    numero: str
    que: str
    ubicacion: str
    historico: bool
    recibido_el: date
    vence_el: date
    vencida: bool


def en_custodia(actor: Actor, hoy: date, limite: int = 200) -> list[CustodiaVista]:
    """Return what has not left yet, of the asientos that the actor may see, first what expires first."""
    actor.exigir("registro.custodiar")
    quedan = Custodia.objects.filter(
        salidas=None, asiento__in=visibles_para(actor).values("id")
    ).select_related("asiento")
    return [
        CustodiaVista(
            c.id,
            c.asiento_id,
            str(c.asiento),
            c.que,
            c.ubicacion,
            c.historico,
            c.recibido_el,
            c.vence_el,
            hoy > c.vence_el,
        )
        for c in quedan.order_by("vence_el", "id")[:limite]
    ]
