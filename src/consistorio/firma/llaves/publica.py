"""What a certificate says of the key that signs with it."""

from __future__ import annotations

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed

_RESUMIDO = Prehashed(hashes.SHA256())
Publica = rsa.RSAPublicKey | ec.EllipticCurvePublicKey


def clave_publica(certificado: bytes) -> Publica:
    """
    Return the public key of a certificate.

    :raises ValueError: if it is not of RSA nor of elliptic curves.
    """
    publica = x509.load_der_x509_certificate(certificado).public_key()
    if not isinstance(publica, Publica):
        raise ValueError(type(publica).__name__)  # noqa: TRY004 — of the data, not of the program.
    return publica


def largo_maximo(publica: Publica) -> int:
    """Return the bytes of the longest signature."""
    octetos = (publica.key_size + 7) // 8
    return octetos if isinstance(publica, rsa.RSAPublicKey) else 2 * octetos + 9


def comprueba(certificado: bytes, resumen: bytes, firma: bytes) -> bool:
    """Tell whether ``firma`` is of ``resumen``, by the key of the certificate."""
    publica = clave_publica(certificado)
    try:
        if isinstance(publica, rsa.RSAPublicKey):
            publica.verify(firma, resumen, padding.PKCS1v15(), _RESUMIDO)
        else:
            publica.verify(firma, resumen, ec.ECDSA(_RESUMIDO))
    except InvalidSignature:
        return False
    return True
