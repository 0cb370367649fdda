"""With which key the entidad seals, and with which it has sealed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509

from consistorio.firma.models import SelloPuesto
from consistorio.identidad.pki.lectura import leer_certificado

MAXIMO = 50


@dataclass(frozen=True, slots=True)
class SelloVisto:
    """
    A seal that was put.

    :param fuente: name of the token; empty, it is that of the installation.
    :param huella: SHA-256 of the certificate, hexadecimal.
    """

    fuente: str
    etiqueta: str
    organizacion: str
    hasta: datetime
    huella: str
    puesto_por: str
    puesto_en: datetime


def sellos_puestos() -> list[SelloVisto]:
    """Return the seals that the entidad has put, the one in use first."""
    return [_visto(uno) for uno in SelloPuesto.objects.order_by("-puesto_en", "-id")[:MAXIMO]]


def _visto(puesto: SelloPuesto) -> SelloVisto:
    der = bytes(puesto.certificado)
    return SelloVisto(
        fuente=puesto.fuente,
        etiqueta=puesto.etiqueta,
        organizacion=leer_certificado(der).organizacion,
        hasta=x509.load_der_x509_certificate(der).not_valid_after_utc,
        huella=hashlib.sha256(der).hexdigest(),
        puesto_por=puesto.puesto_por,
        puesto_en=puesto.puesto_en,
    )
