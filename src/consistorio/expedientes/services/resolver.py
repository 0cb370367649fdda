"""Giving effect to a resolution that all have signed: its number, its exit, its notification."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from consistorio.documentos.selectors import DocumentoVisto
from consistorio.documentos.selectors import documento as leer_documento
from consistorio.expedientes.events import ExpedienteResuelto
from consistorio.expedientes.models import Expediente, Hito, Resolucion, Serie
from consistorio.expedientes.rules.estados import Estado
from consistorio.expedientes.services.desistimiento import es_de_desistimiento
from consistorio.expedientes.services.firma import soltar
from consistorio.expedientes.services.hitos import (
    anotar_hito,
    bloquear,
    incorporar_documento,
    mover,
)
from consistorio.expedientes.services.notificacion import notificar_resolucion
from consistorio.expedientes.services.numeracion import numerar
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.constancia import asentar
from consistorio.plataforma.eventos import publicar
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto


@regla(LPACAP.art("21.1"), LPACAP.art("88.1"))
def resolver(*, actor: Actor, documento_id: UUID, reloj: Reloj) -> None:
    """
    Give effect to a resolution that all have signed: number in its libro, exit and notification.

    A document that is no resolution of ours is left alone; one that has its number keeps it.

    :raises SinPermiso: if the actor may not.
    """
    actor.exigir("expedientes.resolver")
    with acto():
        resolucion = Resolucion.objects.filter(documento_id=documento_id).first()
        if resolucion is None:
            return
        expediente = bloquear(actor, resolucion.expediente_id)
        resolucion.refresh_from_db()
        if resolucion.numero is not None:
            return
        if not _cabe(actor, expediente, resolucion, reloj):
            return
        resolucion.numero, momento = numerar(Serie.RESOLUCIONES, reloj)
        resolucion.ejercicio, resolucion.dictada_en = momento.year, momento
        resolucion.save(update_fields=["numero", "ejercicio", "dictada_en"])
        incorporar_documento(expediente, [documento_id], momento)
        firmada = leer_documento(documento_id)
        _dar_a_conocer(actor, expediente, resolucion, firmada, momento)
        notificar_resolucion(actor, expediente, resolucion, firmada, reloj)


@regla(LPACAP.art("68.1"), LPACAP.art("73.3"))
def _cabe(actor: Actor, expediente: Expediente, resolucion: Resolucion, reloj: Reloj) -> bool:
    """
    Take the step that the resolution orders, and return whether it could be taken.

    Who answers while the resolution that has her desisted is being signed is not desisted.
    """
    if not es_de_desistimiento(resolucion):
        mover(actor, expediente, "resolver")
        return True
    if expediente.estado != Estado.PENDIENTE_DE_SUBSANACION:
        motivo = "La persona contestó al requerimiento antes de que se firmara."
        soltar(actor, expediente, resolucion, motivo, reloj())
        return False
    mover(actor, expediente, "tener_por_desistido")
    expediente.requerimientos.filter(cerrado_en=None).update(cerrado_en=reloj())
    return True


def _dar_a_conocer(
    actor: Actor,
    expediente: Expediente,
    resolucion: Resolucion,
    firmada: DocumentoVisto,
    momento: datetime,
) -> None:
    anotar_hito(
        actor,
        expediente,
        Hito.DESISTIDO if es_de_desistimiento(resolucion) else Hito.RESUELTO,
        momento,
        numero=str(resolucion),
        sentido=resolucion.sentido,
    )
    _asentar(actor, expediente, resolucion, firmada, momento)
    publicar(
        ExpedienteResuelto(
            expediente_id=str(expediente.id),
            resolucion=str(resolucion),
            procedimiento=expediente.procedimiento,
        ),
        entidad=actor.entidad,
    )
    bitacora.anotar(actor, "expedientes.resolver", objeto="expediente", objeto_id=expediente.id)


def _asentar(
    actor: Actor,
    expediente: Expediente,
    resolucion: Resolucion,
    firmada: DocumentoVisto,
    momento: datetime,
) -> None:
    asentar(
        actor.entidad,
        tipo="expediente.resuelto",
        objeto_id=expediente.id,
        momento=momento,
        contenido={
            "expediente": expediente.identificador,
            "resolucion": str(resolucion),
            "documento": firmada.sha256,
            "en": momento.isoformat(),
        },
    )
