"""Time-stamping authority of our own (RFC 3161), for demonstration and internal use."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import UTC, datetime

from asn1crypto import tsp

from consistorio.firma.llaves.llave import Llave

from .cms import PlantillaCms
from .der import HORA, OCTETOS, entero, oid, secuencia, tlv

_TST_INFO = "1.2.840.113549.1.9.16.1.4"
_ALGORITMOS = {
    32: ("sha256", secuencia(oid("2.16.840.1.101.3.4.2.1"), b"\x05\x00")),
    48: ("sha384", secuencia(oid("2.16.840.1.101.3.4.2.2"), b"\x05\x00")),
    64: ("sha512", secuencia(oid("2.16.840.1.101.3.4.2.3"), b"\x05\x00")),
}
"""By the length of the digest, which in the SHA-2 family says which one it is."""
POLITICA = "0.4.0.2023.1.1"
"""Best-practices time-stamp policy (ETSI EN 319 421)."""

_MARGEN = 220


class AutoridadDeSelladoDeTiempo:
    """
    Issues time-stamp tokens with the hour that it is given.

    :param reloj: official time; whole seconds are stamped, with an accuracy of one second.
    """

    def __init__(
        self, firmante: Llave, reloj: Callable[[], datetime], *, politica: str = POLITICA
    ) -> None:
        self._plantilla = PlantillaCms(firmante, tipo=_TST_INFO)
        self._reloj = reloj
        self._politica = oid(politica)
        self._precision = secuencia(entero(1))

    @property
    def largo_maximo(self) -> int:
        """Bytes of the longest token."""
        return self._plantilla.largo_maximo + _MARGEN

    def sellar(self, resumen: bytes, *, nonce: int | None = None) -> bytes:
        """
        Return a token over a digest of SHA-256, SHA-384 or SHA-512.

        :raises ValueError: if it is as long as none of them.
        """
        if len(resumen) not in _ALGORITMOS:
            raise ValueError("a digest is 32, 48 or 64 bytes long")
        hora = self._reloj().astimezone(UTC).strftime("%Y%m%d%H%M%SZ").encode()
        contenido = secuencia(
            entero(1),
            self._politica,
            secuencia(_ALGORITMOS[len(resumen)][1], tlv(OCTETOS, resumen)),
            entero(int.from_bytes(secrets.token_bytes(12), "big")),
            tlv(HORA, hora),
            self._precision,
            entero(nonce) if nonce is not None else b"",
        )
        return self._plantilla.firmar(hashlib.sha256(contenido).digest(), contenido=contenido)

    def responder(self, peticion: bytes) -> bytes:
        """Return the DER answer to a DER request; what cannot be stamped gets a rejection."""
        try:
            pregunta = tsp.TimeStampReq.load(peticion, strict=True)
            huella = pregunta["message_imprint"]
            algoritmo = huella["hash_algorithm"]["algorithm"].native
            resumen, nonce = huella["hashed_message"].native, pregunta["nonce"].native
        except (ValueError, TypeError, KeyError):
            return _rechazo(_BAD_DATA_FORMAT)
        if _ALGORITMOS.get(len(resumen), ("",))[0] != algoritmo:
            return _rechazo(_BAD_ALGORITHM)
        return secuencia(secuencia(entero(0)), self.sellar(resumen, nonce=nonce))


_BAD_ALGORITHM = 0
_BAD_DATA_FORMAT = 5
_RECHAZADO = 2


def _rechazo(motivo: int) -> bytes:
    """Return a rejection; the reason is a bit of a BIT STRING (RFC 3161 § 2.4.2)."""
    bits = bytes((7 - motivo % 8, 0x80 >> motivo % 8))
    return secuencia(secuencia(entero(_RECHAZADO), tlv(0x03, bits)))
