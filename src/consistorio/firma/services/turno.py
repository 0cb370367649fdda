"""Whether this person may answer this petition now, as it is in the database."""

from __future__ import annotations

from datetime import datetime

from consistorio.firma.models import Firmante, Peticion
from consistorio.firma.rules.estados import Accion, transicion
from consistorio.firma.rules.negativas import NoEsFirmante
from consistorio.firma.rules.turno import exigir_cargo, exigir_turno
from consistorio.firma.services.peticiones import cargos_vigentes_de
from consistorio.plataforma.actores import Actor


def exigir_que_pueda(actor: Actor, peticion: Peticion, accion: Accion, ahora: datetime) -> Firmante:
    """
    Return the place of the actor in the petition, if she may answer now.

    :raises NoEsFirmante: if nobody asked her; for her the petition does not exist.
    :raises YaFirmada: if she has signed.
    :raises PeticionCerrada: if it is finished.
    :raises FueraDeTurno: if others sign before.
    :raises CargoNoVigente: if she does not hold the post today.
    """
    suyo = peticion.firmantes.filter(nif=actor.identificador).first()
    if suyo is None:
        raise NoEsFirmante(peticion.id)
    puestos = peticion.puestos()
    if not suyo.firmado_en:
        transicion(peticion.estado, accion)
    exigir_turno(puestos, actor.identificador)
    exigir_cargo(suyo.cargo, cargos_vigentes_de(actor.identificador, ahora.date()))
    return suyo
