"""What the portafirmas does when a petition moves."""

from __future__ import annotations

from uuid import UUID

from consistorio.firma.events import FirmaHecha, PeticionEnviada, PeticionRechazada
from consistorio.firma.services import avisos_de_turno
from consistorio.plataforma.actores import Actor, sistema
from consistorio.plataforma.entidades import entidad_en_curso
from consistorio.plataforma.eventos import suscribir
from consistorio.plataforma.reloj import hora_oficial


def _nosotros() -> Actor:
    return sistema(entidad_en_curso(), "portafirmas")


@suscribir(PeticionEnviada)
def avisar_a_los_primeros(evento: PeticionEnviada) -> None:
    """Tell those who sign first that it waits for them."""
    _pedir(evento.peticion_id)


@suscribir(FirmaHecha)
def avisar_a_los_siguientes(evento: FirmaHecha) -> None:
    """Tell those whose turn has come."""
    _pedir(evento.peticion_id)


@suscribir(PeticionRechazada)
def avisar_a_quien_lo_envio(evento: PeticionRechazada) -> None:
    """Tell who sent it that it comes back."""
    avisos_de_turno.avisar_del_rechazo(actor=_nosotros(), peticion_id=UUID(evento.peticion_id))


def _pedir(peticion_id: str) -> None:
    actor = _nosotros()
    avisos_de_turno.pedir_avisos(
        actor=actor, peticion_id=UUID(peticion_id), reloj=hora_oficial(actor.entidad)
    )
