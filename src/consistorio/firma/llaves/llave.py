"""What every key is, wherever it lives: it signs a digest, and its certificates explain it."""

from enum import StrEnum
from typing import Protocol, runtime_checkable

from consistorio.plataforma.averias import ServicioParado


class ClaseDeLlave(StrEnum):
    """Where a key lives, which says who could copy it."""

    PROGRAMA = "programa"
    """In the memory of this process."""
    DISPOSITIVO = "token"
    """In a device that signs by itself and never lets it out (PKCS#11)."""


class LlaveNoDisponible(ServicioParado):
    """The key does not sign now; the sentence says why to whoever repairs it."""


@runtime_checkable
class Llave(Protocol):
    """A key that signs digests of SHA-256, and the certificates that explain it."""

    @property
    def clase(self) -> ClaseDeLlave:
        """Where it lives."""

    @property
    def certificado(self) -> bytes:
        """Its certificate, DER."""

    @property
    def cadena(self) -> tuple[bytes, ...]:
        """The certificates above, nearest first, DER; the root may be there or not."""

    @property
    def es_rsa(self) -> bool:
        """Whether it signs with RSA PKCS#1 v1.5 (else ECDSA, in DER)."""

    @property
    def largo_maximo(self) -> int:
        """Bytes of its longest signature."""

    def __hash__(self) -> int:
        """One object for each key: what is made with it is kept."""

    def firmar(self, resumen: bytes) -> bytes:
        """Sign a SHA-256."""
