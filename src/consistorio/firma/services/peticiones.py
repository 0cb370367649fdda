"""To ask for signatures on a document, and to think better of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError

from consistorio.documentos import selectors as documentos
from consistorio.firma.events import PeticionEnviada, PeticionRetirada
from consistorio.firma.models import Firmante, Peticion
from consistorio.firma.rules.estados import Accion, transicion
from consistorio.firma.rules.negativas import NoFirmada
from consistorio.firma.rules.plazos import ha_vencido
from consistorio.firma.rules.turno import Puesto, exigir_bloques, exigir_cargo
from consistorio.firma.selectors import PeticionInexistente
from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.eventos import publicar
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto

PDF = "application/pdf"
LARGO_DEL_ASUNTO = 200


class SinFirmantes(ValueError):
    """Nobody is asked to sign, or a block is empty, or somebody is asked twice."""


class PlazoPasado(ValueError):
    """The last day on which it should be signed is not a day to come."""


class YaEnviadoAFirma(Exception):
    """The document waits already in another petition."""


class DocumentoNoFirmable(NoFirmada):
    """The document is not a PDF, or not one that admits another signature."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmantePedido:
    """
    Somebody who is asked to sign.

    :param cargo: code of the post, as in organizacion.
    :param opcional: she may sign, and nobody waits for her.
    """

    nif: str
    nombre: str
    cargo: str
    cargo_nombre: str
    opcional: bool = False


def crear_peticion(
    *,
    actor: Actor,
    documento_id: UUID,
    asunto: str,
    firmantes: Sequence[Sequence[FirmantePedido]],
    reloj: Reloj,
    minimos: Sequence[int] = (),
    plazo: date | None = None,
) -> UUID:
    """
    Ask for the signatures on a document and return the key of the petition.

    :param asunto: what is read in the tray; 200 characters of it are kept.
    :param firmantes: blocks in order; those of one block sign in any order, before the next.
    :param minimos: how many of each block are enough, optional ones apart; 0, or nothing, is all.
    :param plazo: last day on which it should be signed.
    :raises SinPermiso: if the actor may not send documents to be signed.
    :raises SinFirmantes: if nobody is asked, or somebody twice.
    :raises BloqueImposible: if a block can never be complete, or needs nobody.
    :raises PlazoPasado: if its last day has passed.
    :raises CargoNoVigente: if somebody does not hold today the post in which she is asked.
    :raises DocumentoInexistente: if this entidad has no such document.
    :raises DocumentoNoFirmable: if it is not a PDF.
    :raises YaEnviadoAFirma: if it waits in another petition.
    """
    actor.exigir("firma.enviar")
    ahora = reloj()
    if plazo is not None and ha_vencido(plazo, ahora.date()):
        raise PlazoPasado(plazo)
    _exigir_firmantes(firmantes, ahora.date())
    nuevos = _firmantes(firmantes, minimos)
    exigir_bloques([Puesto(f.nif, f.bloque, opcional=f.opcional, minimo=f.minimo) for f in nuevos])
    if documentos.documento(documento_id).mime != PDF:
        raise DocumentoNoFirmable(documento_id)
    try:
        with acto():
            nueva = Peticion(
                documento_id=documento_id, asunto=asunto[:LARGO_DEL_ASUNTO], plazo=plazo
            )
            return _crear(actor, nueva, nuevos, ahora)
    except IntegrityError:
        if Peticion.objects.filter(documento_id=documento_id, cerrada_en=None).exists():
            raise YaEnviadoAFirma(documento_id) from None
        raise


def retirar(*, actor: Actor, peticion_id: UUID, reloj: Reloj) -> None:
    """
    Withdraw a petition that is not finished; the signatures that it got stay on the document.

    :raises SinPermiso: if the actor may not send documents to be signed.
    :raises PeticionInexistente: if the actor did not send it.
    :raises PeticionCerrada: if nothing waits in it any more.
    """
    actor.exigir("firma.enviar")
    with acto():
        peticion = bloquear(peticion_id)
        if peticion.remitente_nif != actor.identificador and not actor.puede("firma.supervisar"):
            raise PeticionInexistente(peticion_id)
        transicion(peticion.estado, Accion.RETIRAR)
        peticion.cerrada_en, peticion.retirada = reloj(), True
        peticion.save(update_fields=["cerrada_en", "retirada"])
        bitacora.anotar(actor, "firma.retirar", objeto="peticion", objeto_id=peticion.id)
        publicar(
            PeticionRetirada(peticion_id=str(peticion.id), documento_id=str(peticion.documento_id)),
            entidad=actor.entidad,
        )


def bloquear(peticion_id: UUID) -> Peticion:
    """
    Return the petition, locked until the end of the deed: one answer to it at a time.

    :raises PeticionInexistente: if this entidad has no such petition.
    """
    peticion = Peticion.objects.select_for_update().filter(id=peticion_id).first()
    if peticion is None:
        raise PeticionInexistente(peticion_id)
    return peticion  # type: ignore[no-any-return]


def _exigir_firmantes(bloques: Sequence[Sequence[FirmantePedido]], dia: date) -> None:
    nifs = [pedido.nif for bloque in bloques for pedido in bloque]
    if not bloques or not all(bloques) or len(set(nifs)) != len(nifs):
        raise SinFirmantes
    for bloque in bloques:
        for pedido in bloque:
            exigir_cargo(pedido.cargo, cargos_vigentes_de(pedido.nif, dia))


def cargos_vigentes_de(nif: str, dia: date) -> frozenset[str]:
    """Return the codes of the posts that a person holds on a day."""
    return frozenset(cargo.codigo for cargo in organizacion.cargos_de(nif, dia))


def _crear(actor: Actor, peticion: Peticion, firmantes: list[Firmante], ahora: datetime) -> UUID:
    peticion.remitente_nif, peticion.remitente_nombre = actor.identificador, actor.nombre
    peticion.creada_en = ahora
    peticion.save(force_insert=True)
    for firmante in firmantes:
        firmante.peticion, firmante.entidad = peticion, peticion.entidad
    Firmante.objects.bulk_create(firmantes)
    bitacora.anotar(actor, "firma.enviar", objeto="peticion", objeto_id=peticion.id)
    publicar(
        PeticionEnviada(peticion_id=str(peticion.id), documento_id=str(peticion.documento_id)),
        entidad=actor.entidad,
    )
    return peticion.id


def _firmantes(
    bloques: Sequence[Sequence[FirmantePedido]], minimos: Sequence[int]
) -> list[Firmante]:
    """Return the rows of those who are asked, which have no petition yet."""
    return [
        Firmante(
            bloque=bloque,
            orden=orden,
            nif=pedido.nif,
            nombre=pedido.nombre,
            cargo=pedido.cargo,
            cargo_nombre=pedido.cargo_nombre,
            opcional=pedido.opcional,
            minimo=minimos[bloque - 1] if bloque <= len(minimos) else 0,
        )
        for bloque, pedidos in enumerate(bloques, start=1)
        for orden, pedido in enumerate(pedidos, start=1)
    ]
