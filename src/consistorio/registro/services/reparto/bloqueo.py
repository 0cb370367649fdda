"""The one place that locks deliveries, and says which one a step is for."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from consistorio.plataforma.actores import Actor
from consistorio.registro.models import Entrega
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


def bloquear(*asientos: UUID) -> dict[UUID, list[Entrega]]:
    """
    Lock every delivery of the asientos, in order of key so that nobody deadlocks, and read them.

    They are read once they are ours: a delivery that somebody added while we waited is among them.
    """
    suyas = Entrega.objects.filter(asiento_id__in=asientos).order_by("id")
    list(suyas.select_for_update().values_list("id", flat=True))
    leidas: dict[UUID, list[Entrega]] = {uno: [] for uno in asientos}
    for entrega in suyas:
        leidas[entrega.asiento_id].append(entrega)
    return leidas


def tomar(actor: Actor, asiento_id: UUID, accion: Accion, *, motivo: str = "") -> EnMano:
    """
    Lock every delivery of the asiento, in order, and return the one that the step is for.

    The lock protects state, holder and unit: of two who come at once, the second sees what the
    first one did. It raises what `elegir` does.
    """
    return elegir(actor, bloquear(asiento_id)[asiento_id], accion, motivo=motivo)


def elegir(actor: Actor, todas: list[Entrega], accion: Accion, *, motivo: str = "") -> EnMano:
    """
    Return the delivery that the step is for, among all those of an asiento.

    :raises EntregaNoDisponible: if none is in a tray of the actor.
    :raises TransicionNoPermitida: if from where it is that cannot be done.
    :raises EsDeOtraPersona: if somebody else has it.
    :raises FaltaElMotivo: if the step asks for a reason and there is none.
    :raises SinPermiso: if the actor may not do it.
    """
    suyas = [e for e in todas if _es_suya(actor, e)]
    if not suyas:
        raise EntregaNoDisponible
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


def _es_suya(actor: Actor, entrega: Entrega) -> bool:
    if entrega.estado in FUERA_DE_LA_UNIDAD:
        return False
    ve_todas = not actor.es_empleado or actor.puede("organizacion.gestionar")
    return ve_todas or entrega.unidad_id in actor.unidades
