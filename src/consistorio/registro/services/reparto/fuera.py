"""Deliveries that go to another unit: to be worked on there, back to the office, or to be known."""

from __future__ import annotations

from uuid import UUID

from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro.models import Entrega
from consistorio.registro.rules.movimientos import FUERA_DE_LA_UNIDAD, Accion, Estado
from consistorio.registro.services.reparto.bloqueo import EnMano, dejar, tomar

_DEJA_SITIO = FUERA_DE_LA_UNIDAD | {Estado.COPIA, Estado.LEIDA}
"""Where the unit has no work to do with it, so that it may come to be worked on."""


class UnidadNoValida(ValueError):
    """There is no such unit, or it is the one that has the delivery."""


class YaEstaEnLaUnidad(Exception):
    """The unit has the asiento already."""


@regla(LPACAP.art("16.2"))
def reenviar(*, actor: Actor, asiento_id: UUID, unidad_id: UUID, motivo: str, reloj: Reloj) -> None:
    """
    Send a delivery to the unit that must work on it, and say why.

    It leaves the tray of this unit, which sees it no more; its time in the other begins now. The
    day on which it was filed is the same, whatever it goes round.

    :raises SinPermiso: if the actor may not distribute.
    :raises EntregaNoDisponible: if it is in no tray of the actor.
    :raises TransicionNoPermitida: if it is no longer work of the unit.
    :raises EsDeOtraPersona: if somebody else has it.
    :raises FaltaElMotivo: if there is no reason.
    :raises UnidadNoValida: if there is no such unit, or it is there already.
    :raises YaEstaEnLaUnidad: if the unit already works on it.
    """
    actor.exigir("registro.distribuir")
    with acto():
        mano = tomar(actor, asiento_id, Accion.REENVIAR, motivo=motivo)
        _enviar(actor, mano, unidad_id, Estado.PENDIENTE, reloj)


@regla(LPACAP.art("16.2"))
def devolver(*, actor: Actor, asiento_id: UUID, motivo: str, reloj: Reloj) -> None:
    """
    Return to the registry office what does not belong to the unit, and say why.

    :raises SinPermiso: if the actor may not distribute.
    :raises EntregaNoDisponible: if it is in no tray of the actor.
    :raises TransicionNoPermitida: if it is no longer work of the unit.
    :raises EsDeOtraPersona: if somebody else has it.
    :raises FaltaElMotivo: if there is no reason.
    :raises UnidadNoValida: if it is in the office already.
    """
    actor.exigir("registro.distribuir")
    with acto():
        mano = tomar(actor, asiento_id, Accion.DEVOLVER, motivo=motivo)
        _enviar(actor, mano, organizacion.oficina_de_registro(), Estado.PENDIENTE, reloj)


def copiar(
    *, actor: Actor, asiento_id: UUID, unidad_id: UUID, reloj: Reloj, motivo: str = ""
) -> None:
    """
    Let another unit know of an asiento, without any work to do on it.

    :raises SinPermiso: if the actor may not distribute.
    :raises EntregaNoDisponible: if it is in no tray of the actor.
    :raises TransicionNoPermitida: if the unit itself has it only to be known.
    :raises UnidadNoValida: if there is no such unit, or it is the same.
    :raises YaEstaEnLaUnidad: if the unit has it already.
    """
    actor.exigir("registro.distribuir")
    with acto():
        mano = tomar(actor, asiento_id, Accion.COPIAR, motivo=motivo)
        _enviar(actor, mano, unidad_id, Estado.COPIA, reloj)


def _enviar(actor: Actor, mano: EnMano, unidad_id: UUID, llega_como: Estado, reloj: Reloj) -> None:
    if unidad_id == mano.entrega.unidad_id or not organizacion.nombre_de_unidad(unidad_id):
        raise UnidadNoValida(unidad_id)
    previa = next((e for e in mano.todas if e.unidad_id == unidad_id), None)
    deja_sitio = FUERA_DE_LA_UNIDAD if llega_como is Estado.COPIA else _DEJA_SITIO
    if previa is not None and previa.estado not in deja_sitio:
        raise YaEstaEnLaUnidad(unidad_id)
    llegada = previa or Entrega(asiento_id=mano.entrega.asiento_id, unidad_id=unidad_id)
    llegada.estado, llegada.asignada_a = llega_como.value, ""
    llegada.recibida_en = reloj()
    llegada.save()
    sigue = mano.entrega.asignada_a if llega_como is Estado.COPIA else ""
    dejar(actor, mano, persona=sigue, a_unidad=unidad_id)
