"""Login with a certificate: the TLS listener leaves a ticket, the sede judges what it holds."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from consistorio.identidad.confianza import autoridades, listas_de_revocacion
from consistorio.identidad.models import EvidenciaDeAcceso, Ticket
from consistorio.identidad.pki.lectura import (
    CertificadoIlegible,
    ClaseDeCertificado,
    Titular,
    leer_certificado,
)
from consistorio.identidad.pki.validacion import Uso, validar_certificado
from consistorio.identidad.services.evidencia import Identificada, Origen, guardar_evidencia
from consistorio.plataforma.models import Entidad
from consistorio.plataforma.reloj import Reloj, ahora
from consistorio.plataforma.transacciones import acto

VIDA_DEL_TICKET = timedelta(minutes=1)
NIVEL = "sustancial"  # Qualified certificate in software (identidad-firma §1.2; VERIFY).
ADMITIDAS = (
    ClaseDeCertificado.CIUDADANO,
    ClaseDeCertificado.REPRESENTANTE,
    ClaseDeCertificado.OTRA,
)


class TicketNoValido(Exception):
    """The ticket does not exist, is old, or was used already."""


class CertificadoNoAdmitido(Exception):
    """The certificate cannot be accepted; ``frases`` say why to a person."""

    def __init__(self, frases: list[str]) -> None:
        super().__init__("; ".join(frases))
        self.frases = frases


def emitir_ticket(entidad: Entidad, certificado: bytes) -> str:
    """Keep the certificate seen in a TLS handshake and return a secret that stands for it once."""
    secreto = secrets.token_urlsafe(32)
    Ticket.objects.create(
        entidad=entidad, huella=_huella(secreto), certificado=certificado, creado_en=ahora()
    )
    return secreto


def entrar_con_ticket(
    *, entidad: Entidad, ticket: str, origen: Origen, reloj: Reloj
) -> Identificada:
    """
    Identify the holder of the certificate that the listener saw (LPACAP art. 9.2.a).

    :raises TicketNoValido: if it does not stand for a certificate any more.
    :raises CertificadoNoAdmitido: if the certificate cannot be accepted.
    """
    der = _canjear(ticket)
    titular = _juzgar(der, reloj)
    with acto():
        return guardar_evidencia(
            entidad,
            sistema=EvidenciaDeAcceso.Sistema.CERTIFICADO,
            nivel=NIVEL,
            nif=titular.nif,
            nombre=titular.nombre_completo,
            representa=titular.representa,
            prueba=der,
            origen=origen,
            ocurrida_en=reloj(),
            veredicto={"admitido": True, "clase": titular.clase, "serie": titular.numero_de_serie},
        )


def _canjear(secreto: str) -> bytes:
    """Use the ticket up, so that it serves once even if two requests bring it at a time."""
    instante = ahora()
    usados = Ticket.objects.filter(
        huella=_huella(secreto), usado_en=None, creado_en__gt=instante - VIDA_DEL_TICKET
    ).update(usado_en=instante)
    if usados != 1:
        raise TicketNoValido
    return bytes(Ticket.objects.get(huella=_huella(secreto)).certificado)


def _juzgar(der: bytes, reloj: Reloj) -> Titular:
    if not der:
        raise CertificadoNoAdmitido(["El navegador no ha enviado ningún certificado."])
    instante = reloj()
    veredicto = validar_certificado(
        der, instante, autoridades(instante), listas_de_revocacion(instante), uso=Uso.IDENTIFICACION
    )
    if not veredicto.valido:
        raise CertificadoNoAdmitido([motivo.frase for motivo in veredicto.motivos])
    try:
        titular = leer_certificado(der)
    except CertificadoIlegible:
        raise CertificadoNoAdmitido(["El certificado no se puede leer."]) from None
    if titular.clase not in ADMITIDAS or not titular.nif:
        raise CertificadoNoAdmitido(
            ["El certificado no identifica a una persona con NIF: use uno personal."]
        )
    return titular


def _huella(secreto: str) -> str:
    return hashlib.sha256(secreto.encode()).hexdigest()
