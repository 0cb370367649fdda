"""To refuse a signature, saying why: the document goes back to who sent it."""

from __future__ import annotations

from uuid import UUID

from consistorio.firma.events import FirmaRehusada, PeticionRechazada
from consistorio.firma.models import Firmante, Peticion
from consistorio.firma.rules.estados import Accion, Estado
from consistorio.firma.rules.negativas import NoEsFirmante
from consistorio.firma.selectors import PeticionInexistente
from consistorio.firma.services.hechos import DE_QUIEN_SUPLE, suplencia_de
from consistorio.firma.services.peticiones import bloquear
from consistorio.firma.services.turno import exigir_que_pueda
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.constancia import asentar
from consistorio.plataforma.eventos import publicar
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto


class SinMotivo(ValueError):
    """A rejection says why, or it is not one."""


def rechazar(*, actor: Actor, peticion_id: UUID, motivo: str, reloj: Reloj) -> None:
    """
    Refuse to sign; if those who remain are not enough, nobody else is asked any more.

    :param motivo: up to 500 characters; who sent it reads it.
    :raises SinPermiso: if the actor may not sign.
    :raises SinMotivo: if there is no reason.
    :raises PeticionInexistente: if nobody asked the actor to sign it.
    :raises NoFirmada: if it is not her turn, she has signed, it is finished, or the post is over.
    """
    actor.exigir("firma.firmar")
    motivo = motivo.strip()
    if not motivo:
        raise SinMotivo
    with acto():
        peticion = bloquear(peticion_id)
        ahora = reloj()
        try:
            firmante = exigir_que_pueda(actor, peticion, Accion.RECHAZAR, ahora)
        except NoEsFirmante:
            raise PeticionInexistente(peticion_id) from None
        firmante.rechazado_en, firmante.motivo = ahora, motivo[:500]
        firmante.save(update_fields=["rechazado_en", "motivo", *DE_QUIEN_SUPLE])
        _dejar_constancia(actor, peticion, firmante)
        _cerrar_si_no_basta(actor, peticion, firmante)


def _dejar_constancia(actor: Actor, peticion: Peticion, firmante: Firmante) -> None:
    asentar(
        actor.entidad,
        tipo="firma.rechazada",
        objeto_id=firmante.id,
        contenido={
            "documento": peticion.documento_id,
            "peticion": peticion.id,
            "firmante": firmante.suplente_nif or firmante.nif,
            "cargo": firmante.cargo,
            **suplencia_de(firmante),
            "motivo": firmante.motivo,
            "rechazado_en": firmante.rechazado_en,
        },
        momento=firmante.rechazado_en,
    )
    bitacora.anotar(actor, "firma.rechazar", objeto="peticion", objeto_id=peticion.id)


def _cerrar_si_no_basta(actor: Actor, peticion: Peticion, firmante: Firmante) -> None:
    """Send it back if a block will never be complete; if it may be, the others go on."""
    que = {"peticion_id": str(peticion.id), "documento_id": str(peticion.documento_id)}
    if peticion.estado is not Estado.RECHAZADA:
        publicar(FirmaRehusada(**que, firmante_id=str(firmante.id)), entidad=actor.entidad)
        return
    peticion.cerrada_en = firmante.rechazado_en
    peticion.save(update_fields=["cerrada_en"])
    publicar(PeticionRechazada(**que, motivo=firmante.motivo), entidad=actor.entidad)
