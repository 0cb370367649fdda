"""The steps of the distribution, given for many entries with one set of orders to the database."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj
from consistorio.registro.models import LoteDeReparto
from consistorio.registro.rules.movimientos import Accion, Estado
from consistorio.registro.services.lotes.razones import RAZONES, SinHacer, omitida
from consistorio.registro.services.reparto.bloqueo import EnMano, bloquear, elegir
from consistorio.registro.services.reparto.dejar import Dejada, dejar_varias
from consistorio.registro.services.reparto.dentro import NoEsDeLaUnidad, personal_de
from consistorio.registro.services.reparto.fuera import (
    UnidadNoValida,
    enviar_varias,
    exigir_unidad,
    llegada,
)

HACIA_FUERA = {
    Accion.REENVIAR: Estado.PENDIENTE,
    Accion.DEVOLVER: Estado.PENDIENTE,
    Accion.COPIAR: Estado.COPIA,
}
ERRORES = tuple(RAZONES)


def dar(
    actor: Actor, lote: LoteDeReparto, asientos: Sequence[UUID], reloj: Reloj
) -> dict[UUID, SinHacer]:
    """Give the step of the batch to each entry, and return those that were left out, and why."""
    accion = Accion(lote.accion)
    manos: dict[UUID, EnMano] = {}
    fuera: dict[UUID, SinHacer] = {}
    for asiento, todas in bloquear(*asientos).items():
        try:
            manos[asiento] = elegir(actor, todas, accion, motivo=lote.motivo)
        except ERRORES as error:
            fuera[asiento] = omitida(error)
    dar_a_todas = _enviar if accion in HACIA_FUERA else _dejar
    return fuera | dar_a_todas(actor, lote, manos, reloj)


def _dejar(
    actor: Actor, lote: LoteDeReparto, manos: dict[UUID, EnMano], reloj: Reloj
) -> dict[UUID, SinHacer]:
    """Leave each in its unit: with the person of the batch, or with nobody."""
    comprobar = _comprobadora(lote, reloj)
    dejadas, fuera = [], {}
    for asiento, mano in manos.items():
        try:
            comprobar(mano)
        except ERRORES as error:
            fuera[asiento] = omitida(error)
        else:
            dejadas.append(Dejada(mano, lote.persona))
    dejar_varias(actor, dejadas, lote_id=lote.id)
    return fuera


def _comprobadora(lote: LoteDeReparto, reloj: Reloj) -> Callable[[EnMano], None]:
    """Return what says whether the person works where the delivery is; units are read once."""
    por_unidad: dict[UUID, frozenset[str]] = {}

    def comprobar(mano: EnMano) -> None:
        unidad = mano.entrega.unidad_id
        if not lote.persona:
            return
        if unidad not in por_unidad:
            por_unidad[unidad] = personal_de(unidad, reloj)
        if lote.persona not in por_unidad[unidad]:
            raise NoEsDeLaUnidad(lote.persona)

    return comprobar


def _enviar(
    actor: Actor, lote: LoteDeReparto, manos: dict[UUID, EnMano], reloj: Reloj
) -> dict[UUID, SinHacer]:
    accion, momento = Accion(lote.accion), reloj()
    devuelve = accion is Accion.DEVOLVER
    unidad: UUID = organizacion.oficina_de_registro() if devuelve else lote.unidad_id or UUID(int=0)
    try:
        exigir_unidad(unidad)
    except UnidadNoValida as error:
        return dict.fromkeys(manos, omitida(error))
    envios, fuera = [], {}
    for asiento, mano in manos.items():
        try:
            envios.append((mano, llegada(mano, unidad, HACIA_FUERA[accion], momento)))
        except ERRORES as error:
            fuera[asiento] = omitida(error)
    enviar_varias(actor, envios, lote_id=lote.id)
    return fuera
