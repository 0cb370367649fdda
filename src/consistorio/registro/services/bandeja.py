"""What a unit does with what arrives. None of it changes the asiento nor its effects."""

from __future__ import annotations

from uuid import UUID

from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.transacciones import acto
from consistorio.registro.models import Entrega


class EntregaNoDisponible(Exception):
    """It is not in a tray of the actor, or somebody has taken it already."""


def aceptar(*, actor: Actor, asiento_id: UUID) -> None:
    """
    Take an asiento from the tray of a unit of the actor to work on it.

    :raises EntregaNoDisponible: if it is in none of them, or it is somebody else's.
    """
    actor.exigir("registro.distribuir")
    with acto():
        entrega = _bloquear(actor, asiento_id)
        if entrega.estado != Entrega.Estado.PENDIENTE and entrega.asignada_a != actor.identificador:
            raise EntregaNoDisponible(asiento_id)
        entrega.estado, entrega.asignada_a = Entrega.Estado.ACEPTADA, actor.identificador
        entrega.save(update_fields=["estado", "asignada_a"])
        bitacora.anotar(actor, "registro.aceptar", objeto="asiento", objeto_id=asiento_id)


def marcar_con_expediente(*, actor: Actor, asiento_id: UUID, expediente_id: UUID) -> None:
    """
    Say which expediente an asiento has gone to, in the transaction that opens it.

    :raises EntregaNoDisponible: if it is in no tray of the actor, or already has an expediente.
    """
    actor.exigir("registro.distribuir")
    entrega = _bloquear(actor, asiento_id)
    if entrega.expediente_id is not None:
        raise EntregaNoDisponible(asiento_id)
    entrega.estado, entrega.expediente_id = Entrega.Estado.TRAMITADA, expediente_id
    entrega.asignada_a = entrega.asignada_a or actor.identificador
    entrega.save(update_fields=["estado", "expediente_id", "asignada_a"])


def _bloquear(actor: Actor, asiento_id: UUID) -> Entrega:
    """Lock the delivery of an asiento in the first unit of the actor that has it."""
    entregas = Entrega.objects.select_for_update().filter(asiento_id=asiento_id)
    if actor.es_empleado and not actor.puede("organizacion.gestionar"):
        entregas = entregas.filter(unidad_id__in=actor.unidades)
    entrega = entregas.order_by("id").first()
    if entrega is None:
        raise EntregaNoDisponible(asiento_id)
    return entrega  # type: ignore[no-any-return]
