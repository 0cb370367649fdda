"""
What a witness says of a checkpoint (C2SP tlog-cosignature, ``cosignature/v1``, Ed25519).

A cosignature says: at that hour, this was the largest state of that log that I had seen, and it only
added to those before. Its line goes in the note of the checkpoint, beside that of the log.
"""

import base64
import binascii
import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

COFIRMA = b"\x04"
_RAYA = "— "
_ID, _HORA, _FIRMA, _CLAVE = 4, 8, 64, 32


class CofirmaNoValida(ValueError):
    """The line is malformed, is another's, or does not sign that checkpoint."""


@dataclass(frozen=True, slots=True)
class Testigo:
    """A witness as those who trust it know it: its name and its Ed25519 key, 32 bytes."""

    nombre: str
    clave: bytes

    @property
    def id(self) -> bytes:
        """The four bytes by which its cosignatures say whose they are."""
        return hashlib.sha256(self.nombre.encode() + b"\n" + COFIRMA + self.clave).digest()[:_ID]

    @property
    def linea(self) -> str:
        """The line that is published so that others can verify, ``name+id+key``."""
        cifrada = base64.b64encode(COFIRMA + self.clave).decode()
        return f"{self.nombre}+{self.id.hex()}+{cifrada}"

    @classmethod
    def desde_linea(cls, linea: str) -> "Testigo":
        """
        Return the witness of a published line.

        :raises CofirmaNoValida: if it is not the line of a witness.
        """
        nombre, _, resto = linea.strip().partition("+")
        cifrada = resto.partition("+")[2]
        clave = _b64(cifrada)
        testigo = cls(nombre, clave[1:])
        if clave[:1] != COFIRMA or len(testigo.clave) != _CLAVE or testigo.linea != linea.strip():
            raise CofirmaNoValida("la línea de la clave no es la de un testigo")
        return testigo


def cofirmar(
    texto: str, *, testigo: Testigo, segundos: int, firmar: Callable[[bytes], bytes]
) -> str:
    """
    Return the line with which ``testigo`` cosigns the body of a checkpoint.

    :param texto: of the checkpoint, with its last end of line and without signatures.
    :param segundos: POSIX time.
    :param firmar: gives the Ed25519 signature of what it is given.
    """
    firma = testigo.id + segundos.to_bytes(_HORA, "big") + firmar(_mensaje(texto, segundos))
    return f"{_RAYA}{testigo.nombre} {base64.b64encode(firma).decode()}\n"


def comprobar_cofirma(linea: str, texto: str, *, testigo: Testigo) -> int:
    """
    Return the POSIX time at which ``testigo`` cosigned that body.

    :raises CofirmaNoValida: if it did not.
    """
    nombre, espacio, cifrada = linea.removesuffix("\n").removeprefix(_RAYA).partition(" ")
    datos = _b64(cifrada)
    if not linea.startswith(_RAYA) or not espacio or len(datos) != _ID + _HORA + _FIRMA:
        raise CofirmaNoValida("la línea de la cofirma no tiene su forma")
    if nombre != testigo.nombre or datos[:_ID] != testigo.id:
        raise CofirmaNoValida("la cofirma es de otro testigo")
    segundos = int.from_bytes(datos[_ID : _ID + _HORA], "big")
    clave = Ed25519PublicKey.from_public_bytes(testigo.clave)
    try:
        clave.verify(datos[_ID + _HORA :], _mensaje(texto, segundos))
    except InvalidSignature:
        raise CofirmaNoValida("la cofirma no es de este punto de control") from None
    return segundos


def _mensaje(texto: str, segundos: int) -> bytes:
    return f"cosignature/v1\ntime {segundos}\n{texto}".encode()


def _b64(texto: str) -> bytes:
    try:
        datos = base64.b64decode(texto, validate=True)
    except (binascii.Error, ValueError):
        raise CofirmaNoValida("no está en base64") from None
    if base64.b64encode(datos).decode() != texto:
        raise CofirmaNoValida("no está en base64")
    return datos
