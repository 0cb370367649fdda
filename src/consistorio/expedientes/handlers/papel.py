"""What was notified on paper, or by an edict, in the history and the clocks of its expediente."""

from __future__ import annotations

from consistorio.expedientes.handlers.comun import contar_hito, contar_plazo, incorporar
from consistorio.expedientes.models import Hito
from consistorio.notificaciones.events import IntentoEnPapel, NotificacionPorOtraVia
from consistorio.plataforma.eventos import suscribir

POR_OTRA_VIA = {
    "entrega_papel": Hito.NOTIFICACION_EN_PAPEL,
    "rechazo_papel": Hito.NOTIFICACION_RECHAZADA,
    "edicto": Hito.NOTIFICACION_EN_EL_BOE,
}


@suscribir(NotificacionPorOtraVia)
def contar_el_plazo_desde_el_papel(evento: NotificacionPorOtraVia) -> None:
    contar_plazo(evento.notificacion_id, evento.dia_cero)


@suscribir(IntentoEnPapel)
def contar_el_intento(evento: IntentoEnPapel) -> None:
    contar_hito(evento.expediente_id, Hito.NOTIFICACION_INTENTADA)
    incorporar(evento.expediente_id, evento.documento_id)


@suscribir(NotificacionPorOtraVia)
def contar_la_otra_via(evento: NotificacionPorOtraVia) -> None:
    """Write in the history how it was practised, and keep its proof in the expediente."""
    contar_hito(evento.expediente_id, POR_OTRA_VIA[evento.hecho])
    incorporar(evento.expediente_id, evento.documento_id)
