"""Putting the seal of the entidad in a token, and going back to that of the installation."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime
from uuid import UUID

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings

from consistorio.firma.events import SelloCambiado
from consistorio.firma.llaves.llave import ClaseDeLlave, LlaveNoDisponible
from consistorio.firma.llaves.publica import comprueba
from consistorio.firma.models import SelloPuesto
from consistorio.firma.rules.sellos import pegas_del_sello
from consistorio.firma.services.llavero import AJUSTE, SelloEnUso, llave_de, tokens_de
from consistorio.firma.services.sello import sello_de_la_instalacion
from consistorio.identidad.confianza import autoridades, listas_de_revocacion
from consistorio.identidad.pki.lectura import CertificadoIlegible, leer_certificado
from consistorio.identidad.pki.validacion import validar_certificado
from consistorio.nucleo.normativa import LRJSP, regla
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.constancia import asentar
from consistorio.plataforma.eventos import publicar
from consistorio.plataforma.models import Entidad
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto

PERMISO = "firma.sellos"
PEM = b"-----BEGIN"


class SelloNoValido(ValueError):
    """It cannot be the seal of the entidad; the message says why to a person."""


@regla(LRJSP.art("40"))
def poner_sello_de_token(
    *, actor: Actor, token: str, etiqueta: str, certificados: bytes, reloj: Reloj
) -> UUID:
    """
    Seal from now on with a key that a token keeps, once it has proved to be that of the certificate.

    :param token: its name in the settings of the installation.
    :param etiqueta: label of the key in it.
    :param certificados: that of the seal and those above, PEM, or that of the seal alone, DER.
    :raises SinPermiso: if the actor may not.
    :raises SelloNoValido: if the certificate is not good for it, or the key is another.
    """
    actor.exigir(PERMISO)
    if token not in tokens_de(actor.entidad):
        raise SelloNoValido("La instalación no deja usar ese token a esta entidad.")
    suyo, *cadena = _leer(certificados)
    sello = SelloEnUso(ClaseDeLlave.DISPOSITIVO, token, etiqueta.strip(), suyo, tuple(cadena))
    ahora = reloj()
    _exigir_que_valga(actor.entidad, sello, ahora)
    _exigir_que_firme(actor.entidad, sello)
    return _poner(actor, sello, ahora)


def quitar_sello(*, actor: Actor, reloj: Reloj) -> UUID:
    """
    Seal again with the key of the installation.

    :raises SinPermiso: if the actor may not.
    :raises SelloNoValido: if the installation has none for this entidad.
    """
    actor.exigir(PERMISO)
    if not settings.CONSISTORIO_DEMO:
        raise SelloNoValido("Esta instalación no tiene otro sello: ponga el nuevo sin quitar este.")
    propio = sello_de_la_instalacion(actor.entidad)
    return _poner(actor, SelloEnUso(propio.clase, "", "", propio.certificado), reloj())


def _leer(certificados: bytes) -> list[bytes]:
    try:
        if PEM in certificados:
            leidos = x509.load_pem_x509_certificates(certificados)
            return [uno.public_bytes(Encoding.DER) for uno in leidos]
        return [x509.load_der_x509_certificate(certificados).public_bytes(Encoding.DER)]
    except ValueError:
        raise SelloNoValido("El fichero no es un certificado, ni en PEM ni en DER.") from None


def _exigir_que_valga(entidad: Entidad, sello: SelloEnUso, ahora: datetime) -> None:
    veredicto = validar_certificado(
        sello.certificado, ahora, autoridades(ahora), listas_de_revocacion(ahora)
    )
    try:
        titular = leer_certificado(sello.certificado)
    except CertificadoIlegible:
        raise SelloNoValido("El certificado no se puede leer.") from None
    if pegas := pegas_del_sello(titular, entidad.nif, veredicto.motivos):
        raise SelloNoValido(" ".join(pegas))


def _exigir_que_firme(entidad: Entidad, sello: SelloEnUso) -> None:
    """Have the key sign something never seen, and check it with the certificate."""
    reto = hashlib.sha256(secrets.token_bytes(32)).digest()
    try:
        firma = llave_de(entidad, sello).firmar(reto)
    except LlaveNoDisponible as error:
        raise SelloNoValido(str(error)) from error
    except ValueError:
        raise SelloNoValido("La clave del certificado no es RSA ni de curva elíptica.") from None
    if not comprueba(sello.certificado, reto, firma):
        raise SelloNoValido(
            "La clave no es la del certificado: lo que firma no se comprueba con él."
        )


def _poner(actor: Actor, sello: SelloEnUso, ahora: datetime) -> UUID:
    with acto():
        entidad = Entidad.objects.select_for_update().get(pk=actor.entidad.pk)
        puesto = SelloPuesto.objects.create(
            clase=sello.clase.value,
            fuente=sello.fuente,
            etiqueta=sello.etiqueta,
            certificado=sello.certificado,
            cadena="".join(_pem(uno) for uno in sello.cadena),
            puesto_por=actor.nombre[:120],
            puesto_en=ahora,
        )
        nuevo = {AJUSTE: sello.como_ajuste()} if sello.fuente else {}
        otros = {clave: v for clave, v in entidad.ajustes.items() if clave != AJUSTE}
        entidad.ajustes = {**otros, **nuevo}
        entidad.save(update_fields=["ajustes"])
        _dejar_constancia(actor, puesto)
    actor.entidad.ajustes = entidad.ajustes
    return puesto.id  # type: ignore[no-any-return]


def _dejar_constancia(actor: Actor, puesto: SelloPuesto) -> None:
    huella = hashlib.sha256(puesto.certificado).hexdigest()
    asentar(
        actor.entidad,
        tipo="firma.sello-puesto",
        objeto_id=puesto.id,
        contenido={
            "clase": puesto.clase,
            "fuente": puesto.fuente,
            "etiqueta": puesto.etiqueta,
            "certificado": huella,
        },
        momento=puesto.puesto_en,
    )
    publicar(SelloCambiado(sello_id=str(puesto.id), sha256=huella), entidad=actor.entidad)
    bitacora.anotar(actor, PERMISO, objeto="sello", objeto_id=puesto.id)


def _pem(der: bytes) -> str:
    return x509.load_der_x509_certificate(der).public_bytes(Encoding.PEM).decode()
