"""The one place that leaves deliveries where a step leads, and writes down what was done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.eventos import publicar_varios
from consistorio.registro.events import EntregaMovida
from consistorio.registro.models import Entrega, Movimiento
from consistorio.registro.rules.movimientos import Accion
from consistorio.registro.services.reparto.bloqueo import EnMano


@dataclass(frozen=True, slots=True)
class Dejada:
    """
    A delivery that will be left where its step leads.

    :param persona: who has it from now on in the unit; empty, nobody.
    :param a_unidad: the unit it goes to, if it goes to another.
    """

    mano: EnMano
    persona: str
    a_unidad: UUID | None = None

    @property
    def destino(self) -> UUID:
        """The unit where it is after the step."""
        return self.a_unidad or self.mano.entrega.unidad_id


def dejar(actor: Actor, mano: EnMano, *, persona: str, a_unidad: UUID | None = None) -> None:
    """Leave one delivery where its step leads; see `dejar_varias`."""
    dejar_varias(actor, [Dejada(mano, persona, a_unidad)])


def dejar_varias(actor: Actor, dejadas: Sequence[Dejada], *, lote_id: UUID | None = None) -> None:
    """
    Leave deliveries where their steps lead, each with its movement, audit entry and event.

    :param lote_id: the batch of which they are part, if any.
    """
    Movimiento.objects.bulk_create(_movimiento(actor, una) for una in dejadas)
    _guardar(dejadas)
    _anotar(actor, dejadas, {"lote": str(lote_id)} if lote_id else {})
    publicar_varios((_evento(una) for una in dejadas), entidad=actor.entidad)


def _movimiento(actor: Actor, una: Dejada) -> Movimiento:
    entrega = una.mano.entrega
    return Movimiento(
        asiento_id=entrega.asiento_id,
        accion=una.mano.paso.accion,
        de_unidad_id=entrega.unidad_id,
        a_unidad_id=una.destino,
        de_persona=entrega.asignada_a,
        a_persona=una.persona,
        motivo=una.mano.motivo,
        hecho_por=actor.identificador,
    )


def _guardar(dejadas: Sequence[Dejada]) -> None:
    """Write the new state, with one order for all the deliveries that come to be the same."""
    iguales: dict[tuple[str, str, UUID | None], list[UUID]] = defaultdict(list)
    for una in dejadas:
        entrega = una.mano.entrega
        entrega.estado, entrega.asignada_a = una.mano.paso.hasta.value, una.persona
        iguales[entrega.estado, entrega.asignada_a, entrega.expediente_id].append(entrega.id)
    for (estado, persona, expediente), claves in iguales.items():
        Entrega.objects.filter(id__in=claves).update(
            estado=estado, asignada_a=persona, expediente_id=expediente
        )


def _anotar(actor: Actor, dejadas: Sequence[Dejada], detalle: dict[str, str]) -> None:
    por_nombre: dict[str, list[UUID]] = defaultdict(list)
    for una in dejadas:
        accion = una.mano.paso.accion
        nombre = "aceptar" if accion is Accion.COGER else accion.value
        por_nombre[f"registro.{nombre}"].append(una.mano.entrega.asiento_id)
    for accion_hecha, asientos in por_nombre.items():
        bitacora.anotar_varias(
            actor, accion_hecha, objeto="asiento", objetos=asientos, detalle=detalle
        )


def _evento(una: Dejada) -> EntregaMovida:
    return EntregaMovida(
        asiento_id=str(una.mano.entrega.asiento_id),
        accion=una.mano.paso.accion,
        unidad_origen=str(una.mano.entrega.unidad_id),
        unidad_destino=str(una.destino),
    )
