"""What a person may know of her key in the cloud, and of every use of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.x509.oid import NameOID
from django.db.models import QuerySet

from consistorio.firma.models import ClaveEnNube, UsoDeClave
from consistorio.identidad.pki.lectura import leer_certificado
from consistorio.plataforma.actores import Actor


@dataclass(frozen=True, slots=True)
class ClaveVista:
    """A key, by its certificate. ``huella``: SHA-256 of the certificate, hexadecimal."""

    titular: str
    emisor: str
    desde: datetime
    hasta: datetime
    emitida_en: datetime
    huella: str


def mi_clave(actor: Actor) -> ClaveVista | None:
    """Return the key in force of the actor, or None."""
    clave = ClaveEnNube.objects.filter(nif=actor.identificador, revocada_en=None).first()
    if clave is None:
        return None
    der = bytes(clave.certificado)
    certificado = x509.load_der_x509_certificate(der)
    emisores = certificado.issuer.get_attributes_for_oid(NameOID.COMMON_NAME)
    return ClaveVista(
        titular=leer_certificado(der).nombre_completo,
        emisor=str(emisores[0].value) if emisores else certificado.issuer.rfc4514_string(),
        desde=certificado.not_valid_before_utc,
        hasta=certificado.not_valid_after_utc,
        emitida_en=clave.emitida_en,
        huella=hashlib.sha256(der).hexdigest(),
    )


def usos_de_mi_clave(actor: Actor) -> QuerySet[UsoDeClave]:
    """Return every signature made with the keys of the actor, newest first."""
    return UsoDeClave.objects.filter(nif=actor.identificador).order_by("-usada_en")
