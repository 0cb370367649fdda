"""Who signs: something that holds a key and may be a program, an HSM or a remote service."""

from typing import Protocol, runtime_checkable

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from consistorio.identidad.pki.emision import Credencial

_PKCS1 = padding.PKCS1v15()
_SHA256 = hashes.SHA256()
_ECDSA = ec.ECDSA(_SHA256)


@runtime_checkable
class Firmante(Protocol):
    """A key that signs with SHA-256, and the certificates that explain it."""

    @property
    def certificado(self) -> bytes:
        """Its certificate, DER."""

    @property
    def cadena(self) -> tuple[bytes, ...]:
        """The certificates above, nearest first, DER; the root may be there or not."""

    @property
    def es_rsa(self) -> bool:
        """Whether it signs with RSA PKCS#1 v1.5 (else ECDSA)."""

    @property
    def largo_maximo(self) -> int:
        """Bytes of its longest signature."""

    def sign(self, datos: bytes) -> bytes:
        """Hash with SHA-256 and sign."""


class FirmanteEnMemoria:
    """
    A key held in this process, parsed and checked once.

    Parsing an RSA key costs 36 ms, a hundred times what signing does: never once per signature.
    """

    def __init__(self, credencial: Credencial) -> None:
        self._clave = credencial.clave
        self.credencial = credencial
        self.certificado = credencial.der
        self.cadena = credencial.cadena_der
        self.es_rsa = isinstance(credencial.clave, rsa.RSAPrivateKey)
        bits = credencial.clave.key_size
        self.largo_maximo = bits // 8 if self.es_rsa else 2 * ((bits + 7) // 8) + 9

    def sign(self, datos: bytes) -> bytes:
        """Hash with SHA-256 and sign."""
        if isinstance(self._clave, rsa.RSAPrivateKey):
            return self._clave.sign(datos, _PKCS1, _SHA256)
        return self._clave.sign(datos, _ECDSA)
