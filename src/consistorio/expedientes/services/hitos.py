"""The history of an expediente and its documents: what is added and never changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from consistorio.expedientes.models import (
    DocumentoDeExpediente,
    Expediente,
    Hito,
    HitoDeExpediente,
)
from consistorio.expedientes.rules.estados import Estado, transicion
from consistorio.expedientes.selectors import ExpedienteInexistente, visibles_para
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.constancia import asentar
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto


def contar(*, actor: Actor, expediente_id: UUID, tipo: Hito, reloj: Reloj) -> None:
    """
    Write in the history what happened elsewhere.

    :raises SinPermiso: if the actor may not.
    :raises ExpedienteInexistente: if there is none for the actor.
    """
    actor.exigir("expedientes.tramitar")
    with acto():
        anotar_hito(actor, bloquear(actor, expediente_id), tipo, reloj())


def incorporar_a(*, actor: Actor, expediente_id: UUID, documento_id: UUID, reloj: Reloj) -> None:
    """
    Put a document at the end of an expediente. After its closing it waits for another index.

    :raises SinPermiso: if the actor may not.
    :raises ExpedienteInexistente: if there is none for the actor.
    """
    actor.exigir("expedientes.tramitar")
    with acto():
        incorporar_documento(bloquear(actor, expediente_id), [documento_id], reloj())


def bloquear(actor: Actor, expediente_id: UUID) -> Expediente:
    """
    Lock an expediente that the actor may see: everything that it goes through is in one order.

    :raises ExpedienteInexistente: if there is none for the actor.
    """
    expediente = visibles_para(actor).select_for_update().filter(id=expediente_id).first()
    if expediente is None:
        raise ExpedienteInexistente(expediente_id)
    return expediente


def mover(actor: Actor, expediente: Expediente, accion: str) -> None:
    """
    Take the step ``accion`` of the table of states.

    :raises TransicionNoPermitida: if the state does not allow it.
    :raises SinPermiso: if the actor may not take it.
    """
    paso = transicion(Estado(expediente.estado), accion)
    actor.exigir(paso.permiso)
    expediente.estado = paso.hasta
    expediente.save(update_fields=["estado"])


def anotar_hito(
    actor: Actor, expediente: Expediente, tipo: Hito, momento: datetime, **datos: Any
) -> None:
    """Write a step in the history; ``datos`` are plain values for its sentence."""
    HitoDeExpediente.objects.create(
        expediente=expediente,
        tipo=tipo,
        ocurrido_en=momento,
        actor_nombre=actor.nombre,
        datos=datos,
    )


def incorporar_documento(
    expediente: Expediente, documentos: Iterable[UUID], momento: datetime, *, integra: bool = True
) -> None:
    """Put documents at the end of the expediente, which must be locked; twice is once."""
    orden = expediente.documentos.count()
    ya = set(expediente.documentos.values_list("documento_id", flat=True))
    for documento_id in documentos:
        if documento_id in ya:
            continue
        orden += 1
        DocumentoDeExpediente.objects.create(
            expediente=expediente,
            orden=orden,
            documento_id=documento_id,
            integra=integra,
            incorporado_en=momento,
        )


def asentar_paso(
    actor: Actor, expediente: Expediente, tipo: str, que: str, momento: datetime
) -> None:
    """Write in the verifiable log a step that no screen may change afterwards."""
    asentar(
        actor.entidad,
        tipo=tipo,
        objeto_id=expediente.id,
        momento=momento,
        contenido={
            "expediente": expediente.identificador,
            "que": que,
            "en": momento.isoformat(),
        },
    )
