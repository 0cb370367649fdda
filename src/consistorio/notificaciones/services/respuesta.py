"""What the addressee does with a notification: open it or reject it (LPACAP arts. 41.5, 43.2)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from consistorio.notificaciones.events import NotificacionPracticada, NotificacionRechazada
from consistorio.notificaciones.models import Notificacion, Tipo
from consistorio.notificaciones.rules.efectos import Efecto, Estado
from consistorio.notificaciones.selectors import (
    NotificacionInexistente,
    advertencia,
    de_la_persona,
    efecto_de,
)
from consistorio.notificaciones.services.ampliacion import fijar_la_ampliacion
from consistorio.notificaciones.services.hechos import anotar_hecho
from consistorio.nucleo.normativa import LPACAP, RD203, regla
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.eventos import publicar
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto

ESPERAN = frozenset({Estado.PUESTA_A_DISPOSICION, Estado.NO_PRACTICADA})


class NotificacionRetirada(Exception):
    """Who issued it has annulled it: there is nothing to open any more."""


class YaPracticada(Exception):
    """It was opened already, so it cannot be rejected."""


@regla(LPACAP.art("41.1"), LPACAP.art("43.2"), RD203.art("42.2"))
def acceder(*, actor: Actor, notificacion_id: UUID, reloj: Reloj, ip: str = "") -> Efecto:
    """
    Open the notification, and return what it is from now on.

    The first access in time practises it. Later ones, and any after a rejection, are kept as
    readings and change no date.

    :param ip: address from which the person comes, kept as evidence.
    :raises SinPermiso: if the actor may not open notifications.
    :raises NotificacionInexistente: if the actor is neither its addressee nor who represents her.
    :raises NotificacionRetirada: if it was annulled.
    """
    actor.exigir("notificaciones.acceder")
    with acto():
        notificacion, ahora, antes = _suya(actor, notificacion_id, reloj)
        nuevo = False
        if antes.estado in ESPERAN:
            fijar_la_ampliacion(actor, notificacion, antes, ahora)
            _hecho, nuevo = anotar_hecho(
                actor, notificacion, Tipo.ACCESO, ahora, ip=ip, datos=_advertido()
            )
        elif antes.estado is not Estado.PRACTICADA:
            anotar_hecho(actor, notificacion, Tipo.LECTURA, ahora, ip=ip)
        despues = _releer(actor, notificacion_id, ahora)
        if nuevo:
            publicar(
                NotificacionPracticada(
                    notificacion_id=str(notificacion.id),
                    expediente_id=str(notificacion.expediente_id or ""),
                    dia_cero=ahora.date().isoformat(),
                ),
                entidad=actor.entidad,
            )
    return despues


@regla(LPACAP.art("41.5"))
def rechazar(*, actor: Actor, notificacion_id: UUID, reloj: Reloj, ip: str = "") -> Efecto:
    """
    Reject the notification: the step is done and the procedure goes on.

    Rejecting what was rejected changes nothing.

    :raises SinPermiso: if the actor may not answer notifications.
    :raises NotificacionInexistente: if the actor is neither its addressee nor who represents her.
    :raises NotificacionRetirada: if it was annulled.
    :raises YaPracticada: if it had been opened.
    """
    actor.exigir("notificaciones.acceder")
    with acto():
        notificacion, ahora, antes = _suya(actor, notificacion_id, reloj)
        nuevo = False
        if antes.estado in ESPERAN:
            fijar_la_ampliacion(actor, notificacion, antes, ahora)
            _hecho, nuevo = anotar_hecho(
                actor, notificacion, Tipo.RECHAZO, ahora, ip=ip, datos=_advertido()
            )
        despues = _releer(actor, notificacion_id, ahora)
        if despues.estado is Estado.PRACTICADA:
            raise YaPracticada(notificacion_id)
        if nuevo:
            publicar(
                NotificacionRechazada(
                    notificacion_id=str(notificacion.id),
                    expediente_id=str(notificacion.expediente_id or ""),
                    dia_cero=ahora.date().isoformat(),
                    por_caducidad=False,
                ),
                entidad=actor.entidad,
            )
    return despues


def _suya(
    actor: Actor, notificacion_id: UUID, reloj: Reloj
) -> tuple[Notificacion, datetime, Efecto]:
    notificacion = de_la_persona(actor).filter(id=notificacion_id).first()
    if notificacion is None:
        raise NotificacionInexistente(notificacion_id)
    ahora = reloj()
    efecto = efecto_de(actor.entidad, notificacion, ahora)
    if efecto.estado is Estado.ANULADA:
        raise NotificacionRetirada(notificacion_id)
    return notificacion, ahora, efecto


def _releer(actor: Actor, notificacion_id: UUID, ahora: datetime) -> Efecto:
    """Return the effect with what somebody may have written while we were deciding."""
    return efecto_de(actor.entidad, Notificacion.objects.get(id=notificacion_id), ahora)


def _advertido() -> dict[str, list[str]]:
    """Return the warning that was on the screen, in the language in which it was read."""
    return {"advertencia": advertencia()}
