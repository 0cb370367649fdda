"""
A file that comes piece by piece: what has come stays, whoever dies on the way.

Each piece is in the database before it is acknowledged. The same file, chosen again on another day
or after the server was killed, goes on where it was; whole, it must have the hash that was said.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from django.db.models import Sum

from consistorio.catalogo.rules.formulario import Formato
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro.models import AdjuntoDeBorrador, Subida, TrozoDeSubida
from consistorio.registro.rules.borradores import VIDA_DE_SUBIDA
from consistorio.registro.services.borrador import (
    AdjuntoNoAdmitido,
    anadir,
    bloquear,
    comprobar_sitio,
    examinar_en_formato,
)

TROZO_BYTES = 1024 * 1024
LARGO_DE_SHA256 = 64
Formatos = Mapping[str, Collection[Formato]]


class SubidaInexistente(LookupError):
    """There is no such file on its way in this draft: it may be whole already."""


class TrozoFueraDeSitio(ValueError):
    """The piece does not begin where the file was left; ``recibidos`` says where that is."""

    def __init__(self, recibidos: int) -> None:
        super().__init__(f"se esperaba desde {recibidos}")
        self.recibidos = recibidos


@dataclass(frozen=True, slots=True)
class Avance:
    """How much of a file has come, in bytes; ``completa``, it is an attachment already."""

    subida_id: UUID
    recibidos: int
    completa: bool = False


def empezar_subida(
    *,
    actor: Actor,
    borrador_id: UUID,
    nombre: str,
    size_bytes: int,
    sha256: str,
    reloj: Reloj,
    documento: str = "",
) -> Avance:
    """
    Begin a file, or go on with it if part of the same one had come.

    :raises AdjuntoNoAdmitido: if it does not fit in the draft, or what is said of it cannot be.
    :raises BorradorInexistente: if the draft is not the actor's.
    :raises BorradorYaPresentado: if it has been filed.
    """
    actor.exigir("registro.presentar")
    es_hash = len(sha256) == LARGO_DE_SHA256 and set(sha256) <= set("0123456789abcdef")
    if size_bytes <= 0 or not es_hash:
        raise AdjuntoNoAdmitido("El fichero está vacío o no se ha podido leer.")
    with acto():
        borrador = bloquear(actor, borrador_id)
        subida = borrador.subidas.filter(sha256=sha256, documento=documento).first()
        if subida is None:
            en_camino = borrador.subidas.aggregate(s=Sum("size_bytes"))["s"] or 0
            comprobar_sitio(borrador, size_bytes + en_camino)
            subida = Subida.objects.create(
                borrador=borrador,
                nombre=nombre[:200],
                documento=documento,
                sha256=sha256,
                size_bytes=size_bytes,
                empezada_en=reloj(),
            )
    return Avance(subida.id, subida.recibidos_bytes)


def recibir_trozo(
    *,
    actor: Actor,
    borrador_id: UUID,
    subida_id: UUID,
    desde: int,
    contenido: bytes,
    reloj: Reloj,
    formatos: Formatos = MappingProxyType({}),
) -> Avance:
    """
    Keep a piece; with the last one the file is examined and attached.

    :param desde: bytes that had come before it. An empty one at the end asks to finish.
    :param formatos: in which each document that is asked for may come, by its name.
    :raises TrozoFueraDeSitio: if it does not begin where the file was left.
    :raises SubidaInexistente: if there is no such file on its way.
    :raises AdjuntoNoAdmitido: if the file may not be attached; what had come is thrown away.
    """
    with acto():
        bloquear(actor, borrador_id)
        subida = _en_camino(borrador_id, subida_id)
        cabe = subida.recibidos_bytes + len(contenido) <= subida.size_bytes
        if desde != subida.recibidos_bytes or len(contenido) > TROZO_BYTES or not cabe:
            raise TrozoFueraDeSitio(subida.recibidos_bytes)
        if contenido:
            TrozoDeSubida.objects.create(subida=subida, desde=desde, contenido=contenido)
            subida.recibidos_bytes += len(contenido)
            subida.save(update_fields=["recibidos_bytes"])
        if subida.recibidos_bytes < subida.size_bytes:
            return Avance(subida_id, subida.recibidos_bytes)
        trozos = subida.trozos.order_by("desde").values_list("contenido", flat=True)
        entero = b"".join(bytes(trozo) for trozo in trozos)
    return _completar(actor, subida, entero, formatos, reloj)


def avance_de(*, actor: Actor, borrador_id: UUID, subida_id: UUID) -> Avance:
    """
    Return how much has come.

    :raises SubidaInexistente: if there is no such file on its way.
    """
    with acto():
        bloquear(actor, borrador_id)
        return Avance(subida_id, _en_camino(borrador_id, subida_id).recibidos_bytes)


def tirar_subidas_viejas(*, actor: Actor, reloj: Reloj) -> int:
    """Throw away what was left half sent two days ago, and return how many files."""
    actor.exigir("registro.limpiar_borradores")
    with acto():
        viejas = Subida.objects.filter(empezada_en__lt=reloj() - VIDA_DE_SUBIDA)
        cuantas = viejas.count()
        if cuantas:
            viejas.delete()
            bitacora.anotar(
                actor, "registro.tirar_subidas", objeto="subida", detalle={"cuantas": cuantas}
            )
    return cuantas


def _completar(
    actor: Actor, subida: Subida, contenido: bytes, formatos: Formatos, reloj: Reloj
) -> Avance:
    """Attach the whole file; if it may not be, throw it away and say why."""
    try:
        _exigir_que_sea(subida, contenido)
        examen = examinar_en_formato(subida.nombre, contenido, formatos.get(subida.documento, ()))
        with acto():  # Examined before: nothing is held while another program looks at it.
            borrador = bloquear(actor, subida.borrador_id)
            _en_camino(borrador.id, subida.id).delete()
            adjunto = AdjuntoDeBorrador(
                nombre=subida.nombre, mime=examen.mime, documento=subida.documento
            )
            anadir(borrador, adjunto, contenido, reloj)
    except AdjuntoNoAdmitido:
        with acto():
            bloquear(actor, subida.borrador_id)
            Subida.objects.filter(id=subida.id).delete()
        raise
    return Avance(subida.id, subida.size_bytes, completa=True)


def _en_camino(borrador_id: UUID, subida_id: UUID) -> Subida:
    filas = Subida.objects.select_for_update().filter(id=subida_id, borrador_id=borrador_id)
    if (subida := filas.first()) is None:
        raise SubidaInexistente(subida_id)
    return subida  # type: ignore[no-any-return]


def _exigir_que_sea(subida: Subida, contenido: bytes) -> None:
    """
    Let the file pass only if it is what was said that would come.

    :raises AdjuntoNoAdmitido: if it is not.
    """
    if hashlib.sha256(contenido).hexdigest() != subida.sha256:
        raise AdjuntoNoAdmitido("El fichero ha llegado alterado: vuelva a elegirlo.")
