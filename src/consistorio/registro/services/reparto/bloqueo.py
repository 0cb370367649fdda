"""The one place that locks deliveries, and writes down what is done with them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.eventos import publicar
from consistorio.registro.events import EntregaMovida
from consistorio.registro.models import Entrega, Movimiento
from consistorio.registro.rules import movimientos as reglas
from consistorio.registro.rules.movimientos import FUERA_DE_LA_UNIDAD, Accion


class EntregaNoDisponible(Exception):
    """It is in no tray of the actor."""


@dataclass(frozen=True, slots=True)
class EnMano:
    """A delivery that is locked, and the step that will be done with it."""

    entrega: Entrega
    todas: list[Entrega]
    paso: reglas.Transicion
    motivo: str


def bloquear(asiento_id: UUID) -> list[Entrega]:
    """Lock every delivery of the asiento, in order of key, so that nobody deadlocks."""
    entregas = Entrega.objects.select_for_update().filter(asiento_id=asiento_id)
    return list(entregas.order_by("id"))


def tomar(actor: Actor, asiento_id: UUID, accion: Accion, *, motivo: str = "") -> EnMano:
    """
    Lock every delivery of the asiento, in order, and return the one that the step is for.

    The lock protects state, holder and unit: of two who come at once, the second sees what the
    first one did.

    :raises EntregaNoDisponible: if it is in no tray of the actor.
    :raises TransicionNoPermitida: if from where it is that cannot be done.
    :raises EsDeOtraPersona: if somebody else has it.
    :raises FaltaElMotivo: if the step asks for a reason and there is none.
    :raises SinPermiso: if the actor may not do it.
    """
    todas = bloquear(asiento_id)
    suyas = [e for e in todas if _es_suya(actor, e)]
    if not suyas:
        raise EntregaNoDisponible(asiento_id)
    entrega = next((e for e in suyas if accion in reglas.acciones(e.estado)), suyas[0])
    paso = reglas.transicion(entrega.estado, accion)
    actor.exigir(paso.permiso)
    reglas.exigir_titular(
        paso,
        titular=entrega.asignada_a,
        quien=actor.identificador,
        puede_asignar=actor.puede("registro.asignar"),
    )
    return EnMano(entrega, todas, paso, reglas.exigir_motivo(accion, motivo))


def dejar(actor: Actor, mano: EnMano, *, persona: str, a_unidad: UUID | None = None) -> None:
    """
    Leave the delivery where the step leads, with its movement, its audit entry and its event.

    :param persona: who has it from now on in the unit; empty, nobody.
    :param a_unidad: the unit it goes to, if it goes to another.
    """
    entrega, paso = mano.entrega, mano.paso
    antes, destino = entrega.asignada_a, a_unidad or entrega.unidad_id
    entrega.estado, entrega.asignada_a = paso.hasta.value, persona
    entrega.save(update_fields=["estado", "asignada_a", "expediente_id"])
    Movimiento.objects.create(
        asiento_id=entrega.asiento_id,
        accion=paso.accion,
        de_unidad_id=entrega.unidad_id,
        a_unidad_id=destino,
        de_persona=antes,
        a_persona=persona,
        motivo=mano.motivo,
        hecho_por=actor.identificador,
    )
    nombre = "aceptar" if paso.accion is Accion.COGER else paso.accion
    bitacora.anotar(actor, f"registro.{nombre}", objeto="asiento", objeto_id=entrega.asiento_id)
    evento = EntregaMovida(
        asiento_id=str(entrega.asiento_id),
        accion=paso.accion,
        unidad_origen=str(entrega.unidad_id),
        unidad_destino=str(destino),
    )
    publicar(evento, entidad=actor.entidad)


def _es_suya(actor: Actor, entrega: Entrega) -> bool:
    if entrega.estado in FUERA_DE_LA_UNIDAD:
        return False
    ve_todas = not actor.es_empleado or actor.puede("organizacion.gestionar")
    return ve_todas or entrega.unidad_id in actor.unidades
