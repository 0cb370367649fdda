"""What a CAdES signature says of itself, and is protected by it: the certificate, the hour, the stamps."""

import hashlib
from datetime import datetime
from typing import Any

from asn1crypto import tsp

from .tiempo import sello_corresponde

RESUMENES = frozenset({"sha1", "sha256", "sha384", "sha512"})


def protege(info: Any, der: bytes) -> bool | None:
    """Say whether the signature protects this certificate; None if it protects none."""
    for nombre in ("signing_certificate_v2", "signing_certificate"):
        valor = atributo(info, nombre)
        if valor is not None:
            primero = valor["certs"][0]
            algoritmo = "sha1"
            if isinstance(primero, tsp.ESSCertIDv2):
                algoritmo = primero["hash_algorithm"]["algorithm"].native
            if algoritmo not in RESUMENES:
                return False
            return bool(hashlib.new(algoritmo, der).digest() == primero["cert_hash"].native)
    return None


def sellos_bien(info: Any) -> bool:
    """Say whether every time stamp of the signature is over its value."""
    return all(
        sello_corresponde(token["content"], info["signature"].native)
        for uno in info["unsigned_attrs"] or ()
        if uno["type"].native == "signature_time_stamp_token"
        for token in uno["values"]
    )


def atributo(info: Any, nombre: str) -> Any:
    """Return the value of a signed attribute, or None if it has none."""
    for uno in info["signed_attrs"] or ():
        if uno["type"].native == nombre:
            return uno["values"][0]
    return None


def hora_declarada(info: Any) -> datetime | None:
    """Return when the computer of the signer said that it was made."""
    valor = atributo(info, "signing_time")
    hora = valor.native if valor is not None else None
    return hora if isinstance(hora, datetime) and hora.tzinfo is not None else None
