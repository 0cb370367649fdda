"""The key of a token (PKCS#11): an HSM, a card or a program that does as one. It never leaves it."""

from __future__ import annotations

from collections.abc import Sequence

from cryptography.hazmat.primitives.asymmetric import rsa
from pkcs11 import Mechanism
from pkcs11.util.ec import encode_ecdsa_signature

from .llave import ClaseDeLlave
from .modulo import Token, modulo
from .publica import clave_publica, largo_maximo

_SHA256_DE_PKCS1 = bytes.fromhex("3031300d060960864801650304020105000420")
"""What goes before a SHA-256 in a signature PKCS#1 v1.5 (RFC 8017, section 9.2)."""


class LlaveEnToken:
    """
    A key that a token keeps, found by its label.

    :param cadena: certificates above, nearest first, DER.
    """

    clase = ClaseDeLlave.DISPOSITIVO

    def __init__(
        self, token: Token, etiqueta: str, certificado: bytes, cadena: Sequence[bytes] = ()
    ) -> None:
        self._token, self._etiqueta = token, etiqueta
        self.certificado = certificado
        self.cadena = tuple(cadena)
        publica = clave_publica(certificado)
        self.es_rsa = isinstance(publica, rsa.RSAPublicKey)
        self.largo_maximo = largo_maximo(publica)

    def firmar(self, resumen: bytes) -> bytes:
        """
        Sign a SHA-256.

        :raises LlaveNoDisponible: if the token is not there, or does not want to.
        """
        ranura = modulo(self._token.modulo)
        if self.es_rsa:
            datos = _SHA256_DE_PKCS1 + resumen
            return ranura.firmar(self._token, self._etiqueta, datos, Mechanism.RSA_PKCS)
        numeros = ranura.firmar(self._token, self._etiqueta, resumen, Mechanism.ECDSA)
        return encode_ecdsa_signature(numeros)
