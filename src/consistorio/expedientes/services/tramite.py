"""Steps of the clerk before the resolution."""

from __future__ import annotations

from uuid import UUID

from consistorio.expedientes.models import Hito
from consistorio.expedientes.services.hitos import anotar_hito, bloquear, mover
from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto


class PersonalDesconocido(LookupError):
    """Nobody of the staff has that NIF."""


def admitir(*, actor: Actor, expediente_id: UUID, reloj: Reloj) -> None:
    """
    Admit the request and begin to process it.

    :raises SinPermiso: if the actor may not.
    :raises ExpedienteInexistente: if there is none for the actor.
    :raises TransicionNoPermitida: if it was admitted, or has ended.
    """
    actor.exigir("expedientes.tramitar")
    with acto():
        expediente = bloquear(actor, expediente_id)
        mover(actor, expediente, "admitir")
        anotar_hito(actor, expediente, Hito.ADMITIDO, reloj())
        bitacora.anotar(actor, "expedientes.admitir", objeto="expediente", objeto_id=expediente.id)


def asignar(*, actor: Actor, expediente_id: UUID, nif: str, reloj: Reloj) -> None:
    """
    Give an expediente to somebody of the staff; giving it to who has it changes nothing.

    :raises SinPermiso: if the actor may not.
    :raises ExpedienteInexistente: if there is none for the actor.
    :raises PersonalDesconocido: if nobody of the staff has that NIF.
    """
    actor.exigir("expedientes.tramitar")
    with acto():
        expediente = bloquear(actor, expediente_id)
        empleado = organizacion.empleado(nif)
        if empleado is None:
            raise PersonalDesconocido(nif)
        if expediente.tramitador_nif == nif:
            return
        expediente.tramitador_nif, expediente.tramitador_nombre = nif, empleado.nombre
        expediente.save(update_fields=["tramitador_nif", "tramitador_nombre"])
        anotar_hito(actor, expediente, Hito.ASIGNADO, reloj(), a=empleado.nombre)
        bitacora.anotar(actor, "expedientes.asignar", objeto="expediente", objeto_id=expediente.id)
