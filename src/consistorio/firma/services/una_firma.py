"""One document, signed by who may, as it was shown: the whole of it or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import structlog
from django.db import InterfaceError, OperationalError

from consistorio.documentos import selectors as documentos
from consistorio.documentos import services as documentos_deeds
from consistorio.firma.llaves.memoria import LlaveEnMemoria
from consistorio.firma.models import ClaveEnNube, Firmante, Peticion
from consistorio.firma.rules.estados import Accion
from consistorio.firma.rules.negativas import NoEsFirmante, NoFirmada
from consistorio.firma.selectors import PeticionInexistente
from consistorio.firma.services.hechos import Uso, anotar_firma
from consistorio.firma.services.persona import firmar_como_persona
from consistorio.firma.services.peticiones import bloquear
from consistorio.firma.services.turno import exigir_que_pueda
from consistorio.nucleo.normativa import LRJSP, regla
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto

log = structlog.get_logger("firma")


class DocumentoDistinto(NoFirmada):
    """The document is not any more the one that was on the screen."""


class FalloAlFirmar(NoFirmada):
    """Something broke; nothing was signed, and it is written in the log."""


@dataclass(frozen=True, slots=True)
class Resultado:
    """
    What became of one of the chosen documents.

    :param error: why it was not signed; None if it was.
    :param completada: it was the last signature of the petition.
    """

    peticion_id: UUID
    asunto: str
    error: NoFirmada | None = None
    completada: bool = False

    @property
    def firmada(self) -> bool:
        return self.error is None


@dataclass(frozen=True, slots=True)
class Autorizacion:
    """What one code of the second factor has released: a key, for one act of its holder."""

    actor: Actor
    clave: ClaveEnNube
    llave: LlaveEnMemoria
    id: UUID
    reloj: Reloj


def intentar_una(
    autorizacion: Autorizacion,
    peticion_id: UUID,
    asunto: str,
    mostrada: str,
) -> Resultado:
    """
    Sign one document as it was shown, wholly or not at all, and tell what became of it.

    :raises OperationalError: if the database is not there: it is nobody's fault, try later.
    """
    try:
        with acto():
            completada = _firmar_una(autorizacion, peticion_id, mostrada)
    except NoFirmada as error:
        return Resultado(peticion_id, asunto, error)
    except PeticionInexistente:
        return Resultado(peticion_id, "", NoEsFirmante(peticion_id))
    except documentos_deeds.DocumentoCambiado as error:
        return Resultado(peticion_id, asunto, DocumentoDistinto(str(error)))
    except (OperationalError, InterfaceError):
        raise
    except Exception:  # One broken document does not keep the others from being signed.
        log.exception("firma.fallo", peticion=str(peticion_id))
        return Resultado(peticion_id, asunto, FalloAlFirmar(peticion_id))
    return Resultado(peticion_id, asunto, completada=completada)


def _firmar_una(autorizacion: Autorizacion, peticion_id: UUID, mostrada: str) -> bool:
    """Sign one document in the transaction in course; tell whether that completes its petition."""
    actor = autorizacion.actor
    peticion = bloquear(peticion_id)
    ahora = autorizacion.reloj()
    firmante = exigir_que_pueda(actor, peticion, Accion.FIRMAR, ahora)
    exigir_lo_mostrado(peticion, mostrada)
    firmado = _poner_firma(autorizacion, peticion, firmante, ahora)
    documento = documentos_deeds.guardar_firmado(
        actor=actor,
        documento_id=peticion.documento_id,
        contenido=firmado,
        sha256_anterior=mostrada,
        motivo=f"firma de {firmante.cargo}",
        reloj=lambda: ahora,
    )
    uso = Uso(autorizacion.clave, autorizacion.id, mostrada, documento.sha256)
    return anotar_firma(actor, peticion, firmante, uso, ahora)


def _poner_firma(
    autorizacion: Autorizacion, peticion: Peticion, firmante: Firmante, ahora: datetime
) -> bytes:
    return firmar_como_persona(
        documentos.contenido(peticion.documento_id),
        autorizacion.llave,
        nombre=autorizacion.actor.nombre if firmante.suplente_nif else firmante.nombre,
        cargo=_en_calidad(firmante),
        momento=ahora,
    )


@regla(LRJSP.art("13.4"))
def _en_calidad(firmante: Firmante) -> str:
    """Return in which quality it is signed: a substitute says whom, and by which act."""
    if not firmante.suplente_nif:
        return str(firmante.cargo_nombre)
    return f"{firmante.cargo_nombre}, por suplencia de {firmante.nombre} ({firmante.suplencia})"


def exigir_lo_mostrado(peticion: Peticion, mostrada: str) -> None:
    """Let the signature go on only on what was shown: what you see is what you sign."""
    if documentos.documento(peticion.documento_id).sha256 != mostrada:
        raise DocumentoDistinto(peticion.documento_id)
