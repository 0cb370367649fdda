"""A filing that is being written: it keeps itself and has no legal effect until it is filed."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Max

from consistorio.catalogo.rules.formatos import se_admite
from consistorio.catalogo.rules.formulario import Formato
from consistorio.documentos.intake import Examen, examinar
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.almacen import almacen
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro.models import AdjuntoDeBorrador, Borrador
from consistorio.registro.rules.borradores import ultimo_dia

ADJUNTOS_MAXIMOS = 20
TOTAL_MAXIMO_BYTES = 50 * 1024 * 1024


class BorradorInexistente(LookupError):
    """There is no such draft, or it is not the actor's."""


class BorradorYaPresentado(Exception):
    """The draft has become an asiento and is not changed any more."""


class AdjuntoNoAdmitido(Exception):
    """The file cannot be attached; the message says why to a person."""


def abrir(*, actor: Actor, procedimiento: str, reloj: Reloj) -> UUID:
    """Return the draft that the person has of this procedure, or a new one: only one at a time."""
    actor.exigir("registro.presentar")
    quien = actor.interesado
    with acto():
        abierto = (
            _propios(actor)
            .filter(procedimiento=procedimiento, asiento_id=None, subsana_id=None)
            .first()
        )
        if abierto is not None:
            return abierto.id  # type: ignore[no-any-return]
        ahora = reloj()
        nuevo = Borrador.objects.create(
            nif=actor.identificador,
            representa_nif=quien.nif if actor.representa else "",
            procedimiento=procedimiento,
            clave=secrets.token_urlsafe(24),
            creado_en=ahora,
            cambiado_en=ahora,
            caduca_el=ultimo_dia(ahora.date()),
        )
        bitacora.anotar(actor, "registro.abrir_borrador", objeto="borrador", objeto_id=nuevo.id)
    return nuevo.id  # type: ignore[no-any-return]


def guardar(*, actor: Actor, borrador_id: UUID, valores: dict[str, Any], reloj: Reloj) -> None:
    """
    Keep what has been written so far; what is not in ``valores`` stays as it was.

    :raises BorradorInexistente: if it is not the actor's.
    :raises BorradorYaPresentado: if it has been filed.
    """
    with acto():
        borrador = bloquear(actor, borrador_id)
        borrador.datos = {**borrador.datos, **valores}
        _tocar(borrador, reloj)


def adjuntar(
    *,
    actor: Actor,
    borrador_id: UUID,
    nombre: str,
    contenido: bytes,
    reloj: Reloj,
    documento: str = "",
    formatos: Collection[Formato] = (),
) -> AdjuntoDeBorrador:
    """
    Attach a file, once its content has been examined apart.

    :param documento: which of the documents of the procedure it is, and in which ``formatos``.
    :raises AdjuntoNoAdmitido: if it may not be attached; the draft stays as it was.
    :raises BorradorInexistente: if the draft is not the actor's.
    :raises BorradorYaPresentado: if it has been filed.
    """
    actor.exigir("registro.presentar")
    examen = examinar_en_formato(nombre, contenido, formatos)
    with acto():
        borrador = bloquear(actor, borrador_id)
        fichero = AdjuntoDeBorrador(nombre=nombre[:200], mime=examen.mime, documento=documento)
        return anadir(borrador, fichero, contenido, reloj)


def anadir(
    borrador: Borrador, adjunto: AdjuntoDeBorrador, contenido: bytes, reloj: Reloj
) -> AdjuntoDeBorrador:
    """
    Keep a file that has been examined, as the last of a draft that is locked.

    :raises AdjuntoNoAdmitido: if there is no room for it.
    """
    comprobar_sitio(borrador, len(contenido))
    blob = almacen().guardar(borrador.entidad, contenido)
    adjunto.borrador, adjunto.sha256, adjunto.size_bytes = borrador, blob.sha256, blob.size_bytes
    adjunto.orden = (borrador.adjuntos.aggregate(m=Max("orden"))["m"] or 0) + 1
    adjunto.save(force_insert=True)
    _tocar(borrador, reloj)
    return adjunto


def quitar_adjunto(*, actor: Actor, borrador_id: UUID, adjunto_id: UUID, reloj: Reloj) -> None:
    """Take a file off the draft; if it is not there any more, nothing happens."""
    with acto():
        borrador = bloquear(actor, borrador_id)
        borrador.adjuntos.filter(id=adjunto_id).delete()
        _tocar(borrador, reloj)


def descartar(*, actor: Actor, borrador_id: UUID) -> None:
    """Throw the draft away, with its files."""
    with acto():
        borrador = bloquear(actor, borrador_id)
        borrador.delete()
        bitacora.anotar(
            actor, "registro.descartar_borrador", objeto="borrador", objeto_id=borrador_id
        )


def bloquear(actor: Actor, borrador_id: UUID) -> Borrador:
    """
    Lock a draft of the actor, so that two windows do not write at a time.

    :raises BorradorInexistente: if it is not the actor's.
    :raises BorradorYaPresentado: if it has been filed.
    """
    borrador = _propios(actor).select_for_update().filter(id=borrador_id).first()
    if borrador is None:
        raise BorradorInexistente(borrador_id)
    if borrador.asiento_id is not None:
        raise BorradorYaPresentado(borrador_id)
    return borrador  # type: ignore[no-any-return]


def _propios(actor: Actor) -> Any:
    actor.exigir("registro.presentar")
    representado = actor.representa.nif if actor.representa else ""
    return Borrador.objects.filter(nif=actor.identificador, representa_nif=representado)


def examinar_o_rechazar(nombre: str, contenido: bytes) -> Examen:
    examen = examinar(nombre, contenido)
    if not examen.ok:
        raise AdjuntoNoAdmitido(examen.motivo)
    return examen


def examinar_en_formato(nombre: str, contenido: bytes, formatos: Collection[Formato]) -> Examen:
    """
    Return what a file is, looked at apart, if it may come in and in that format.

    :raises AdjuntoNoAdmitido: if it may not.
    """
    examen = examinar_o_rechazar(nombre, contenido)
    if not se_admite(examen.mime, formatos):
        raise AdjuntoNoAdmitido(
            "Este documento se pide en otro formato: se dice junto a su nombre."
        )
    return examen


def comprobar_sitio(borrador: Borrador, size_bytes: int) -> None:
    tamanos = list(borrador.adjuntos.values_list("size_bytes", flat=True))
    if len(tamanos) >= ADJUNTOS_MAXIMOS:
        raise AdjuntoNoAdmitido("Ya hay 20 documentos: presente los demás en otro escrito.")
    if sum(tamanos) + size_bytes > TOTAL_MAXIMO_BYTES:
        raise AdjuntoNoAdmitido("Entre todos los documentos no pueden pasar de 50 MB.")


def _tocar(borrador: Borrador, reloj: Reloj) -> None:
    """Mark the change; whatever had been prepared to sign is not valid any more."""
    borrador.cambiado_en, borrador.preparado = reloj(), None
    borrador.caduca_el = ultimo_dia(borrador.cambiado_en.date())
    borrador.avisado_el = None
    borrador.save()
