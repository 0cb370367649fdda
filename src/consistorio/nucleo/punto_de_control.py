"""
Signed checkpoints of a log (C2SP tlog-checkpoint and signed-note, Ed25519).

A checkpoint says who keeps the log, how many leaves it has and its root. Signed, anybody can keep
it and later ask the log to show that it has only grown.
"""

import base64
import binascii
import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from consistorio.nucleo.nota_firmada import NotaNoValida, abrir_nota, firmar_nota

LARGO_DE_LA_RAIZ = hashlib.sha256().digest_size
LINEAS_OBLIGATORIAS = 3


class PuntoDeControlNoValido(ValueError):
    """The text is not a checkpoint, or not of this log, or nobody known has signed it."""


@dataclass(frozen=True, slots=True)
class PuntoDeControl:
    """The state of a log: its origin, its size and its root."""

    origen: str
    size: int
    raiz: bytes
    extensiones: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.origen or self.size < 0 or len(self.raiz) != LARGO_DE_LA_RAIZ:
            raise PuntoDeControlNoValido("faltan el origen, el tamaño o la raíz")
        if any(not linea or "\n" in linea for linea in (self.origen, *self.extensiones)):
            raise PuntoDeControlNoValido("ninguna línea está vacía ni lleva un salto")

    def como_texto(self) -> str:
        """Return the body that is signed, with its last end of line."""
        raiz = base64.b64encode(self.raiz).decode()
        return "\n".join((self.origen, str(self.size), raiz, *self.extensiones)) + "\n"

    @classmethod
    def desde_texto(cls, texto: str) -> "PuntoDeControl":
        """
        Return the checkpoint written in a body.

        :raises PuntoDeControlNoValido: if it is not one.
        """
        lineas = texto.removesuffix("\n").split("\n")
        if not texto.endswith("\n") or len(lineas) < LINEAS_OBLIGATORIAS:
            raise PuntoDeControlNoValido("faltan líneas")
        origen, size, raiz, *extensiones = lineas
        if not (size.isascii() and size.isdigit()) or str(int(size)) != size:
            raise PuntoDeControlNoValido("el tamaño no es un número sin ceros delante")
        try:
            bytes_de_la_raiz = base64.b64decode(raiz, validate=True)
        except binascii.Error:
            raise PuntoDeControlNoValido("la raíz no está en base64") from None
        return cls(origen, int(size), bytes_de_la_raiz, tuple(extensiones))


def firmar_punto_de_control(
    punto: PuntoDeControl, *, clave_publica: bytes, firmar: Callable[[bytes], bytes]
) -> str:
    """
    Return the checkpoint as a note signed under the name of its origin.

    :param clave_publica: Ed25519, 32 bytes.
    :param firmar: gives the Ed25519 signature of what it is given.
    """
    return firmar_nota(
        punto.como_texto(), nombre=punto.origen, clave_publica=clave_publica, firmar=firmar
    )


def abrir_punto_de_control(nota: str, *, origen: str, clave_publica: bytes) -> PuntoDeControl:
    """
    Return the checkpoint of a note, once the signature of its log has been verified.

    :raises PuntoDeControlNoValido: if it is of another log, is malformed or is not well signed.
    """
    try:
        texto = abrir_nota(nota, nombre=origen, clave_publica=clave_publica)
    except NotaNoValida as error:
        raise PuntoDeControlNoValido(str(error)) from error
    punto = PuntoDeControl.desde_texto(texto)
    if punto.origen != origen:
        raise PuntoDeControlNoValido("es de otra bitácora")
    return punto
