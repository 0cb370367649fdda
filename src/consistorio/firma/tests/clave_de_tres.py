"""A certificate whose key has the exponent three, as no decent authority makes any more."""

from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

BITS = 3072


def certificado_con_exponente_tres(ahora: datetime) -> tuple[bytes, int]:
    """Return it in DER, signed by itself, and the bits of its key."""
    clave = rsa.generate_private_key(public_exponent=3, key_size=BITS)
    nombre = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Tres")])
    constructor = (
        x509.CertificateBuilder()
        .subject_name(nombre)
        .issuer_name(nombre)
        .public_key(clave.public_key())
        .serial_number(3)
        .not_valid_before(ahora - timedelta(days=1))
        .not_valid_after(ahora + timedelta(days=1))
    )
    return constructor.sign(clave, hashes.SHA256()).public_bytes(Encoding.DER), BITS
