"""Whether a key verifies the value of an XML signature."""

from collections.abc import Callable
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from .transformar_xml import DS, canonico, en_base64
from .xmldsig import Nucleo

_HASHES: dict[str, Callable[[], hashes.HashAlgorithm]] = {
    "sha1": hashes.SHA1,
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
}


def valor_correcto(nucleo: Nucleo, clave: Any) -> bool:
    """Say whether a public key verifies the value of the signature."""
    info = nucleo.firma.find(f"{DS}SignedInfo")
    firmado = canonico(info, info.find(f"{DS}CanonicalizationMethod"))
    valor = en_base64(nucleo.firma.findtext(f"{DS}SignatureValue"))
    clase, resumen = nucleo.metodo
    hash_ = _HASHES[resumen]()
    try:
        if clase == "ecdsa" and isinstance(clave, ec.EllipticCurvePublicKey):
            clave.verify(_como_der(valor), firmado, ec.ECDSA(hash_))
        elif clase in {"rsa", "pss"} and isinstance(clave, rsa.RSAPublicKey):
            clave.verify(valor, firmado, _relleno(clase, hash_), hash_)
        else:
            return False
    except (InvalidSignature, ValueError):
        return False
    return True


def _relleno(clase: str, hash_: hashes.HashAlgorithm) -> Any:
    if clase == "rsa":
        return padding.PKCS1v15()
    return padding.PSS(mgf=padding.MGF1(hash_), salt_length=padding.PSS.AUTO)


def _como_der(valor: bytes) -> bytes:
    """Return an ECDSA value, which XML writes as r and s one after the other, as DER."""
    if not valor or len(valor) % 2:
        raise ValueError("odd length")
    mitad = len(valor) // 2
    return encode_dss_signature(
        int.from_bytes(valor[:mitad], "big"), int.from_bytes(valor[mitad:], "big")
    )
