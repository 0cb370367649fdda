"""Withdrawing a notification that has had no effect yet."""

from __future__ import annotations

from uuid import UUID

from consistorio.notificaciones.events import NotificacionAnulada
from consistorio.notificaciones.models import Notificacion, Tipo
from consistorio.notificaciones.rules.efectos import puede_anularse
from consistorio.notificaciones.selectors import NotificacionInexistente
from consistorio.notificaciones.services.hechos import anotar_hecho
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.eventos import publicar
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto


class YaTieneEfecto(Exception):
    """It was opened, rejected or annulled: it can no longer be withdrawn."""


def anular(*, actor: Actor, notificacion_id: UUID, motivo: str, reloj: Reloj) -> None:
    """
    Withdraw a notification, with a reason, before it has any effect.

    :raises SinPermiso: if the actor may not annul notifications.
    :raises ValueError: if no reason is given.
    :raises NotificacionInexistente: if there is no such notification.
    :raises YaTieneEfecto: if it is late.
    """
    actor.exigir("notificaciones.anular")
    if not motivo.strip():
        raise ValueError("Anular una notificación exige un motivo.")
    with acto():
        notificacion = Notificacion.objects.filter(id=notificacion_id).first()
        if notificacion is None:
            raise NotificacionInexistente(notificacion_id)
        ahora = reloj()
        if not puede_anularse(notificacion.hechos_de_derecho(), ahora):
            raise YaTieneEfecto(notificacion_id)
        _hecho, nuevo = anotar_hecho(
            actor, notificacion, Tipo.ANULACION, ahora, datos={"motivo": motivo.strip()}
        )
        if not nuevo:  # Somebody opened it while we were deciding.
            raise YaTieneEfecto(notificacion_id)
        publicar(
            NotificacionAnulada(
                notificacion_id=str(notificacion.id),
                expediente_id=str(notificacion.expediente_id or ""),
            ),
            entidad=actor.entidad,
        )
