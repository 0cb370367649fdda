"""What a unit does with what arrives. None of it changes the asiento nor its effects."""

from __future__ import annotations

from uuid import UUID

from consistorio.plataforma.actores import Actor
from consistorio.plataforma.transacciones import acto
from consistorio.registro.rules.movimientos import Accion, TransicionNoPermitida
from consistorio.registro.services.reparto.bloqueo import EntregaNoDisponible, tomar
from consistorio.registro.services.reparto.dejar import dejar

__all__ = ["EntregaNoDisponible", "aceptar", "marcar_con_expediente"]


def aceptar(*, actor: Actor, asiento_id: UUID) -> None:
    """
    Take an asiento from the tray of a unit of the actor to work on it.

    :raises EntregaNoDisponible: if it is in none of them.
    :raises EsDeOtraPersona: if somebody has taken it already, and says who.
    :raises TransicionNoPermitida: if it is no longer work of the unit.
    """
    actor.exigir("registro.distribuir")
    with acto():
        mano = tomar(actor, asiento_id, Accion.COGER)
        if mano.entrega.asignada_a != actor.identificador:
            dejar(actor, mano, persona=actor.identificador)


def marcar_con_expediente(*, actor: Actor, asiento_id: UUID, expediente_id: UUID) -> None:
    """
    Say which expediente an asiento has gone to, in the transaction that opens it.

    :raises EntregaNoDisponible: if it is no work of a unit of the actor, or has an expediente.
    """
    actor.exigir("registro.distribuir")
    try:
        mano = tomar(actor, asiento_id, Accion.INCOAR)
    except TransicionNoPermitida:
        raise EntregaNoDisponible(asiento_id) from None
    mano.entrega.expediente_id = expediente_id
    dejar(actor, mano, persona=mano.entrega.asignada_a or actor.identificador)
