"""Writing down what somebody did with a petition: the fact, its leaf in the log, its event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from consistorio.firma.events import FirmaHecha, PeticionCompletada
from consistorio.firma.models import ClaveEnNube, Firmante, Peticion, UsoDeClave
from consistorio.firma.rules.turno import bloque_en_turno
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.constancia import asentar
from consistorio.plataforma.eventos import publicar

HOJA_DE_FIRMA = "firma.hecha"
DE_QUIEN_SUPLE = ("suplente_nif", "suplente_nombre", "suplencia")


@dataclass(frozen=True, slots=True)
class Uso:
    """
    One use of a key.

    :param mostrada: SHA-256 of what was signed. :param firmada: SHA-256 of the signed document.
    """

    clave: ClaveEnNube
    autorizacion_id: UUID
    mostrada: str
    firmada: str


def anotar_firma(
    actor: Actor, peticion: Peticion, firmante: Firmante, uso: Uso, ahora: datetime
) -> bool:
    """Write down a signature, and close the petition; tell whether it was the last one."""
    firmante.firmado_en = ahora
    firmante.save(update_fields=["firmado_en", *DE_QUIEN_SUPLE])
    UsoDeClave.objects.create(
        clave=uso.clave,
        firmante=firmante,
        nif=firmante.suplente_nif or firmante.nif,
        asunto=peticion.asunto,
        sha256_mostrado=uso.mostrada,
        sha256_firmado=uso.firmada,
        usada_en=ahora,
        autorizacion_id=uso.autorizacion_id,
        evidencia_id=actor.evidencia_id,
        sesion_id=actor.sesion_id,
    )
    _dejar_constancia(actor, peticion, firmante, uso)
    publicar(
        FirmaHecha(
            peticion_id=str(peticion.id),
            documento_id=str(peticion.documento_id),
            firmante_id=str(firmante.id),
        ),
        entidad=actor.entidad,
    )
    return _cerrar_si_no_falta_nadie(actor, peticion, ahora)


def suplencia_de(firmante: Firmante) -> dict[str, str]:
    """Return what a leaf says of who answered in the place of another, or nothing."""
    if not firmante.suplente_nif:
        return {}
    return {"suple_a": firmante.nif, "suplencia": firmante.suplencia}


def _dejar_constancia(actor: Actor, peticion: Peticion, firmante: Firmante, uso: Uso) -> None:
    asentar(
        actor.entidad,
        tipo=HOJA_DE_FIRMA,
        objeto_id=firmante.id,
        momento=firmante.firmado_en,
        contenido={
            "documento": peticion.documento_id,
            "peticion": peticion.id,
            "firmante": firmante.suplente_nif or firmante.nif,
            "cargo": firmante.cargo,
            **suplencia_de(firmante),
            "mostrado": uso.mostrada,
            "firmado": uso.firmada,
            "firmado_en": firmante.firmado_en,
            "autorizacion": uso.autorizacion_id,
            "evidencia": actor.evidencia_id,
        },
    )
    bitacora.anotar(actor, "firma.firmar", objeto="peticion", objeto_id=peticion.id)


def _cerrar_si_no_falta_nadie(actor: Actor, peticion: Peticion, ahora: datetime) -> bool:
    turno = bloque_en_turno(peticion.puestos())
    if turno is not None:
        if turno != peticion.turno:
            peticion.turno = turno
            peticion.save(update_fields=["turno"])
        return False
    peticion.cerrada_en = ahora
    peticion.save(update_fields=["cerrada_en"])
    publicar(
        PeticionCompletada(peticion_id=str(peticion.id), documento_id=str(peticion.documento_id)),
        entidad=actor.entidad,
    )
    return True
