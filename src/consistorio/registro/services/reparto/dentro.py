"""What is done with a delivery without leaving its unit."""

from __future__ import annotations

from uuid import UUID

from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro.rules.movimientos import Accion
from consistorio.registro.services.reparto.bloqueo import tomar
from consistorio.registro.services.reparto.dejar import dejar


class NoEsDeLaUnidad(ValueError):
    """The person does not work in the unit that has the delivery."""


def asignar(*, actor: Actor, asiento_id: UUID, nif: str, reloj: Reloj, motivo: str = "") -> None:
    """
    Give a delivery to a person of the unit where it is.

    :raises SinPermiso: if the actor may not distribute.
    :raises EntregaNoDisponible: if it is in no tray of the actor.
    :raises TransicionNoPermitida: if it is no longer work of the unit.
    :raises EsDeOtraPersona: if somebody else has it and the actor may not assign what is of others.
    :raises NoEsDeLaUnidad: if ``nif`` does not work there today.
    """
    actor.exigir("registro.distribuir")
    with acto():
        mano = tomar(actor, asiento_id, Accion.ASIGNAR, motivo=motivo)
        if nif not in personal_de(mano.entrega.unidad_id, reloj):
            raise NoEsDeLaUnidad(nif)
        dejar(actor, mano, persona=nif)


def personal_de(unidad_id: UUID, reloj: Reloj) -> frozenset[str]:
    """Return the NIF of who works today in a unit."""
    return frozenset(p.nif for p in organizacion.personal_de(unidad_id, reloj().date()))


def soltar(*, actor: Actor, asiento_id: UUID, motivo: str = "") -> None:
    """
    Let a delivery go, so that anybody of the unit may take it.

    :raises SinPermiso: if the actor may not distribute.
    :raises EntregaNoDisponible: if it is in no tray of the actor.
    :raises TransicionNoPermitida: if nobody has it.
    :raises EsDeOtraPersona: if it is of somebody else.
    """
    _dentro(actor, asiento_id, Accion.SOLTAR, motivo)


def archivar(*, actor: Actor, asiento_id: UUID, motivo: str) -> None:
    """
    End the work on a delivery that needs no expediente, and say why.

    :raises SinPermiso: if the actor may not distribute.
    :raises EntregaNoDisponible: if it is in no tray of the actor.
    :raises TransicionNoPermitida: if nobody has taken it.
    :raises EsDeOtraPersona: if it is of somebody else.
    :raises FaltaElMotivo: if there is no reason.
    """
    _dentro(actor, asiento_id, Accion.ARCHIVAR, motivo)


def reabrir(*, actor: Actor, asiento_id: UUID, motivo: str) -> None:
    """
    Put again in the tray what had been ended without expediente, and say why.

    :raises SinPermiso: if the actor may not assign.
    :raises EntregaNoDisponible: if it is in no tray of the actor.
    :raises TransicionNoPermitida: if it had not been ended.
    :raises FaltaElMotivo: if there is no reason.
    """
    _dentro(actor, asiento_id, Accion.REABRIR, motivo)


def marcar_leida(*, actor: Actor, asiento_id: UUID) -> None:
    """
    Write down that the unit knows of what came to it as a copy.

    :raises SinPermiso: if the actor may not distribute.
    :raises EntregaNoDisponible: if it is in no tray of the actor.
    :raises TransicionNoPermitida: if it was no copy.
    """
    _dentro(actor, asiento_id, Accion.LEER, "")


def _dentro(actor: Actor, asiento_id: UUID, accion: Accion, motivo: str) -> None:
    actor.exigir("registro.distribuir")
    with acto():
        dejar(actor, tomar(actor, asiento_id, accion, motivo=motivo), persona="")
