"""The key of a program: it lives in this process."""

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed

from consistorio.identidad.pki.emision import Credencial

from .llave import ClaseDeLlave

_PKCS1 = padding.PKCS1v15()
_RESUMIDO = Prehashed(hashes.SHA256())
_ECDSA = ec.ECDSA(_RESUMIDO)


class LlaveEnMemoria:
    """
    A key held in this process, parsed and checked once.

    Parsing an RSA key costs 36 ms, a hundred times what signing does: never once per signature.
    """

    clase = ClaseDeLlave.PROGRAMA

    def __init__(self, credencial: Credencial) -> None:
        self._clave = credencial.clave
        self.credencial = credencial
        self.certificado = credencial.der
        self.cadena = credencial.cadena_der
        self.es_rsa = isinstance(credencial.clave, rsa.RSAPrivateKey)
        bits = credencial.clave.key_size
        self.largo_maximo = bits // 8 if self.es_rsa else 2 * ((bits + 7) // 8) + 9

    def firmar(self, resumen: bytes) -> bytes:
        """Sign a SHA-256."""
        if isinstance(self._clave, rsa.RSAPrivateKey):
            return self._clave.sign(resumen, _PKCS1, _RESUMIDO)
        return self._clave.sign(resumen, _ECDSA)
