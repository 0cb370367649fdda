"""The keys in the cloud: kept by the platform, used only by their holder (LRJSP art. 43)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from cryptography import x509
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)

from consistorio.firma.llaves.memoria import LlaveEnMemoria
from consistorio.firma.models import ClaveEnNube
from consistorio.firma.rules.negativas import NoFirmada
from consistorio.identidad.confianza import autoridades, listas_de_revocacion
from consistorio.identidad.pki.emision import Clave, Credencial
from consistorio.identidad.pki.lectura import leer_certificado
from consistorio.identidad.pki.validacion import Motivo, validar_certificado
from consistorio.nucleo.normativa import LRJSP, regla
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor, SinPermiso
from consistorio.plataforma.almacen import almacen, cifrado
from consistorio.plataforma.constancia import asentar
from consistorio.plataforma.models import Entidad
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto


class CertificadoDeOtraPersona(ValueError):
    """The certificate is not of the person to whom the key is issued."""


class SinClave(NoFirmada):
    """The person has no key in the cloud, or it was revoked."""


class CertificadoNoVale(NoFirmada):
    """The certificate of the key cannot sign any more: expired, revoked or of nobody known."""

    def __init__(self, motivos: tuple[Motivo, ...]) -> None:
        super().__init__(", ".join(motivos))
        self.motivos = motivos


@regla(LRJSP.art("43"))
def emitir_clave(*, actor: Actor, nif: str, credencial: Credencial, reloj: Reloj) -> UUID:
    """
    Keep the private key of a person, so that she signs without installing anything.

    The one that she had is revoked.

    :param credencial: her key and certificate; in a demonstration, those of its service.
    :raises SinPermiso: if the actor may not issue keys.
    :raises CertificadoDeOtraPersona: if the certificate carries another NIF.
    """
    actor.exigir("firma.custodiar")
    if leer_certificado(credencial.der).nif != nif:
        raise CertificadoDeOtraPersona(nif)
    with acto():
        ahora = reloj()
        _revocar(nif, ahora)
        clave = ClaveEnNube(
            nif=nif,
            certificado=credencial.der,
            cadena="".join(c.public_bytes(Encoding.PEM).decode() for c in credencial.cadena),
            emitida_en=ahora,
        )
        clave.clave_cifrada = _cerrar(actor.entidad, clave, credencial.clave)
        clave.save(force_insert=True)
        asentar(
            actor.entidad,
            tipo="firma.clave-emitida",
            objeto_id=clave.id,
            contenido={"clave": clave.id, "nif": nif, "certificado": credencial.der.hex()},
            momento=ahora,
        )
        bitacora.anotar(actor, "firma.emitir_clave", objeto="clave", objeto_id=clave.id)
    return clave.id


def revocar_clave(*, actor: Actor, nif: str, reloj: Reloj) -> None:
    """
    Leave a key without use for ever; its holder may always do it.

    :raises SinPermiso: if it is somebody else's and the actor may not.
    :raises SinClave: if there is no key in force.
    """
    if not (actor.es_empleado and actor.identificador == nif):
        actor.exigir("firma.custodiar")
    with acto():
        revocadas = _revocar(nif, reloj())
        if not revocadas:
            raise SinClave(nif)
        for clave_id in revocadas:
            bitacora.anotar(actor, "firma.revocar_clave", objeto="clave", objeto_id=clave_id)


def clave_vigente(nif: str, ahora: datetime) -> ClaveEnNube:
    """
    Return the key with which a person may sign now, still closed.

    :raises SinClave: if she has none.
    :raises CertificadoNoVale: if its certificate is of no use now.
    """
    clave = ClaveEnNube.objects.filter(nif=nif, revocada_en=None).first()
    if clave is None:
        raise SinClave(nif)
    veredicto = validar_certificado(
        bytes(clave.certificado), ahora, autoridades(ahora), listas_de_revocacion(ahora)
    )
    if not veredicto.valido:
        raise CertificadoNoVale(veredicto.motivos)
    return clave  # type: ignore[no-any-return]


def abrir_clave(actor: Actor, clave: ClaveEnNube) -> LlaveEnMemoria:
    """
    Return who signs with the key. Only after the second factor, and only for its holder.

    :raises SinPermiso: if the key is somebody else's.
    """
    if clave.nif != actor.identificador:
        raise SinPermiso("firma.firmar")
    entidad = actor.entidad
    pkcs8 = cifrado.descifrar(
        almacen().maestra,
        bytes(entidad.clave_envuelta),
        entidad.codigo,
        _ligadura(clave),
        bytes(clave.clave_cifrada),
    )
    privada = load_der_private_key(pkcs8, None)
    if not isinstance(privada, Clave):
        raise TypeError(type(privada).__name__)
    certificado = x509.load_der_x509_certificate(bytes(clave.certificado))
    cadena = x509.load_pem_x509_certificates(clave.cadena.encode()) if clave.cadena else []
    return LlaveEnMemoria(Credencial(privada, certificado, tuple(cadena)))


def _cerrar(entidad: Entidad, clave: ClaveEnNube, privada: Clave) -> bytes:
    pkcs8 = privada.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return cifrado.cifrar(
        almacen().maestra, bytes(entidad.clave_envuelta), entidad.codigo, _ligadura(clave), pkcs8
    )


def _ligadura(clave: ClaveEnNube) -> str:
    """Return what the encryption is bound to, besides the entidad."""
    return f"clave-en-nube/{clave.id}/{clave.nif}"


def _revocar(nif: str, ahora: datetime) -> list[UUID]:
    vigentes = list(
        ClaveEnNube.objects.select_for_update()
        .filter(nif=nif, revocada_en=None)
        .values_list("id", flat=True)
    )
    ClaveEnNube.objects.filter(id__in=vigentes).update(revocada_en=ahora)
    return vigentes
