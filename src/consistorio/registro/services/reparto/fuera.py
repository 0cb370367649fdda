"""Deliveries that go to another unit: to be worked on there, back to the office, or to be known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro.models import Entrega
from consistorio.registro.rules.movimientos import FUERA_DE_LA_UNIDAD, Accion, Estado
from consistorio.registro.services.reparto.bloqueo import EnMano, tomar
from consistorio.registro.services.reparto.dejar import Dejada, dejar_varias

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
    exigir_unidad(unidad_id)
    enviar_varias(actor, [(mano, llegada(mano, unidad_id, llega_como, reloj()))])


def exigir_unidad(unidad_id: UUID) -> None:
    """
    Let something be sent to a unit if there is such a unit.

    :raises UnidadNoValida: otherwise.
    """
    if not organizacion.nombre_de_unidad(unidad_id):
        raise UnidadNoValida(unidad_id)


def llegada(mano: EnMano, unidad_id: UUID, llega_como: Estado, momento: datetime) -> Entrega:
    """
    Return the delivery that will be in the unit where it goes, not yet written.

    :raises UnidadNoValida: if it is there already.
    :raises YaEstaEnLaUnidad: if the unit has it in a way that leaves no place for this one.
    """
    if unidad_id == mano.entrega.unidad_id:
        raise UnidadNoValida(unidad_id)
    previa = next((e for e in mano.todas if e.unidad_id == unidad_id), None)
    deja_sitio = FUERA_DE_LA_UNIDAD if llega_como is Estado.COPIA else _DEJA_SITIO
    if previa is not None and previa.estado not in deja_sitio:
        raise YaEstaEnLaUnidad(unidad_id)
    llega = previa or Entrega(asiento_id=mano.entrega.asiento_id, unidad_id=unidad_id)
    llega.estado, llega.asignada_a, llega.recibida_en = llega_como.value, "", momento
    return llega


def enviar_varias(
    actor: Actor, envios: Sequence[tuple[EnMano, Entrega]], *, lote_id: UUID | None = None
) -> None:
    """Write the deliveries that arrive, and leave those from which they come."""
    Entrega.objects.bulk_create(llega for mano, llega in envios if llega not in mano.todas)
    vuelven = [llega for mano, llega in envios if llega in mano.todas]
    Entrega.objects.bulk_update(vuelven, ["estado", "asignada_a", "recibida_en"])
    dejadas = [
        Dejada(
            mano,
            mano.entrega.asignada_a if llega.estado == Estado.COPIA else "",
            llega.unidad_id,
        )
        for mano, llega in envios
    ]
    dejar_varias(actor, dejadas, lote_id=lote_id)
