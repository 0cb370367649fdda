"""What is being written at the counter: its data and its files, until it has a number."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro.models import Preparacion, Sentido
from consistorio.registro.services.mostrador import PERMISOS

VIDA = timedelta(days=7)


class PreparacionInexistente(LookupError):
    """There is no such preparation of the actor, or it has its number already."""


def preparar_asiento(
    *, actor: Actor, libro: str, oficina_id: UUID, datos: Mapping[str, Any], reloj: Reloj
) -> UUID:
    """
    Begin an asiento at the counter and return its key; nothing is entered yet.

    What the same official left half written a week ago is thrown away: it has personal data.
    """
    actor.exigir_en(PERMISOS[Sentido(libro)], oficina_id)
    ahora = reloj()
    with acto():
        viejas = preparaciones_de(actor).filter(asiento_id=None, cambiada_en__lt=ahora - VIDA)
        viejas.delete()
        preparacion = Preparacion.objects.create(
            empleado=actor.identificador,
            sentido=libro,
            oficina_id=oficina_id,
            clave=secrets.token_hex(16),
            datos=dict(datos),
            creada_en=ahora,
            cambiada_en=ahora,
        )
    return preparacion.id  # type: ignore[no-any-return]


def corregir_preparacion(
    *, actor: Actor, preparacion_id: UUID, datos: Mapping[str, Any], reloj: Reloj
) -> None:
    """
    Keep what has been written; its files stay.

    :raises PreparacionInexistente: if it is not the actor's, or it has been entered.
    """
    with acto():
        preparacion = bloquear_preparacion(actor, preparacion_id)
        preparacion.datos, preparacion.cambiada_en = dict(datos), reloj()
        preparacion.save(update_fields=["datos", "cambiada_en"])


def quitar_de_preparacion(*, actor: Actor, preparacion_id: UUID, adjunto_id: UUID) -> None:
    """
    Take a file off; if it is not there any more, nothing happens.

    :raises PreparacionInexistente: if it is not the actor's, or it has been entered.
    """
    with acto():
        bloquear_preparacion(actor, preparacion_id).adjuntos.filter(id=adjunto_id).delete()


def descartar_preparacion(*, actor: Actor, preparacion_id: UUID) -> None:
    """
    Throw it away with its files, before it has a number.

    :raises PreparacionInexistente: if it is not the actor's, or it has been entered.
    """
    with acto():
        bloquear_preparacion(actor, preparacion_id).delete()
        bitacora.anotar(actor, "registro.descartar", objeto="preparacion", objeto_id=preparacion_id)


def bloquear_preparacion(actor: Actor, preparacion_id: UUID) -> Preparacion:
    """
    Lock what the actor is preparing, so that two windows do not write at a time.

    :raises PreparacionInexistente: if it is not the actor's, or it has been entered.
    """
    una = (
        preparaciones_de(actor)
        .select_for_update()
        .filter(id=preparacion_id, asiento_id=None)
        .first()
    )
    if una is None:
        raise PreparacionInexistente(preparacion_id)
    return una  # type: ignore[no-any-return]


def preparaciones_de(actor: Actor) -> Any:
    """
    Return what the actor is preparing at the counter.

    :raises SinPermiso: if the actor may not enter at any.
    """
    if not any(actor.puede(permiso) for permiso in PERMISOS.values()):
        actor.exigir(PERMISOS[Sentido.ENTRADA])
    return Preparacion.objects.filter(empleado=actor.identificador)
