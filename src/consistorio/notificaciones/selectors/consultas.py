"""Which notifications concern whom."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from consistorio.notificaciones.models import Notificacion
from consistorio.notificaciones.selectors.papel import NotificacionInexistente
from consistorio.notificaciones.selectors.vista import (
    CON_CONTENIDO,
    NotificacionVista,
    efecto_de,
    vista,
)
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.models import Entidad


def de_la_persona(actor: Actor) -> QuerySet[Notificacion]:
    """Return those of which the actor is addressee or representative, and no others."""
    quien = actor.interesado.nif
    propias = Q(destinatario_nif=quien)
    if actor.representa is None:
        propias |= Q(representante_nif=actor.identificador) & ~Q(representante_nif="")
    return Notificacion.objects.filter(propias)


def visibles_para(actor: Actor) -> QuerySet[Notificacion]:
    """Return the notifications that the actor may see."""
    if actor.es_ciudadano:
        actor.exigir("notificaciones.acceder")
        return de_la_persona(actor)
    actor.exigir("notificaciones.consultar")
    return Notificacion.objects.all()


def notificacion(actor: Actor, notificacion_id: UUID, ahora: datetime) -> NotificacionVista:
    """
    Return a notification of the actor.

    :raises NotificacionInexistente: if it is somebody else's, or there is none.
    """
    una = _con_todo(visibles_para(actor)).filter(id=notificacion_id).first()
    if una is None:
        raise NotificacionInexistente(notificacion_id)
    return vista(actor.entidad, una, ahora)


def notificaciones(actor: Actor, ahora: datetime, limite: int = 200) -> list[NotificacionVista]:
    """Return the notifications of the actor: those that wait first, then the newest."""
    filas = _con_todo(visibles_para(actor)).order_by("-puesta_a_disposicion_en")[:limite]
    vistas = [vista(actor.entidad, una, ahora) for una in filas]
    return sorted(vistas, key=lambda una: not una.espera)


def de_expediente(actor: Actor, expediente_id: UUID, ahora: datetime) -> list[NotificacionVista]:
    """Return the notifications of an expediente that the actor may see, oldest first."""
    filas = _con_todo(visibles_para(actor)).filter(expediente_id=expediente_id)
    return [vista(actor.entidad, una, ahora) for una in filas.order_by("puesta_a_disposicion_en")]


def pendientes(actor: Actor, ahora: datetime) -> int:
    """Return how many wait for the person (for the menus)."""
    return sum(una.espera for una in notificaciones(actor, ahora))


def documentos_reservados(entidad: Entidad, expediente_id: UUID, ahora: datetime) -> set[UUID]:
    """Return the documents of an expediente that wait to be opened, and cannot be shown before."""
    filas = _con_todo(Notificacion.objects.filter(expediente_id=expediente_id))
    return {
        documento.documento_id
        for una in filas
        if efecto_de(entidad, una, ahora).estado not in CON_CONTENIDO
        for documento in una.documentos.all()
    }


def _con_todo(filas: QuerySet[Notificacion]) -> QuerySet[Notificacion]:
    return filas.prefetch_related("hechos__acuses", "documentos")
