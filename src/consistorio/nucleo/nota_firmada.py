"""Signed notes (C2SP signed-note) with Ed25519: text, blank line, signatures."""

import base64
import binascii
import hashlib
from collections.abc import Callable, Iterator

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ED25519 = b"\x01"
LARGO_DEL_ID = 4
_RAYA = "— "


class NotaNoValida(ValueError):
    """The note is malformed, or has no good signature of that key."""


def id_de_clave(nombre: str, clave_publica: bytes) -> bytes:
    """Return the four bytes by which a signature says whose it is."""
    return hashlib.sha256(nombre.encode() + b"\n" + ED25519 + clave_publica).digest()[:LARGO_DEL_ID]


def clave_de_verificacion(nombre: str, clave_publica: bytes) -> str:
    """Return the line that is published so that others can verify, `name+id+key`."""
    cifrada = base64.b64encode(ED25519 + clave_publica).decode()
    return f"{nombre}+{id_de_clave(nombre, clave_publica).hex()}+{cifrada}"


def leer_clave_de_verificacion(linea: str) -> tuple[str, bytes]:
    """
    Return the name and the Ed25519 key of a published line.

    :raises NotaNoValida: if it is not one.
    """
    nombre, _, resto = linea.strip().partition("+")
    try:
        datos = base64.b64decode(resto.partition("+")[2], validate=True)
    except binascii.Error:
        raise NotaNoValida("la clave no está en base64") from None
    if datos[:1] != ED25519 or clave_de_verificacion(nombre, datos[1:]) != linea.strip():
        raise NotaNoValida("la línea de la clave no tiene su forma")
    return nombre, datos[1:]


def texto_de(nota: str) -> str:
    """
    Return the text of a note, whoever has signed it.

    :raises NotaNoValida: if it is not a note.
    """
    texto, separador, firmas = nota.rpartition("\n\n")
    if not separador or not firmas.endswith("\n"):
        raise NotaNoValida("no tiene firmas")
    return f"{texto}\n"


def firmar_nota(
    texto: str, *, nombre: str, clave_publica: bytes, firmar: Callable[[bytes], bytes]
) -> str:
    """
    Return the note with one signature.

    :param texto: ends in an end of line, which is signed too.
    :param nombre: of the key; without spaces or plus signs.
    :raises NotaNoValida: if the text or the name cannot be those of a note.
    """
    if not texto.endswith("\n") or any(c < " " and c != "\n" for c in texto):
        raise NotaNoValida("el texto acaba en un salto de línea y no lleva otros controles")
    if not nombre or "+" in nombre or any(c.isspace() for c in nombre):
        raise NotaNoValida("el nombre de la clave no lleva espacios ni signos más")
    firma = id_de_clave(nombre, clave_publica) + firmar(texto.encode())
    return f"{texto}\n{_RAYA}{nombre} {base64.b64encode(firma).decode()}\n"


def abrir_nota(nota: str, *, nombre: str, clave_publica: bytes) -> str:
    """
    Return the text of a note that this key has signed; other keys' signatures do not matter.

    :raises NotaNoValida: if it is malformed or has no good signature of this key.
    """
    texto = texto_de(nota)
    firmas = nota.rpartition("\n\n")[2]
    esperado = (nombre, id_de_clave(nombre, clave_publica))
    propias = [firma for de, quien, firma in _firmas(firmas) if (de, quien) == esperado]
    if not propias:
        raise NotaNoValida("nadie conocido la ha firmado")
    clave = Ed25519PublicKey.from_public_bytes(clave_publica)
    for firma in propias:
        try:
            clave.verify(firma, texto.encode())
        except InvalidSignature:
            raise NotaNoValida("la firma no es de este texto") from None
    return texto


def _firmas(bloque: str) -> Iterator[tuple[str, bytes, bytes]]:
    for linea in bloque.removesuffix("\n").split("\n"):
        nombre, espacio, cifrada = linea.removeprefix(_RAYA).partition(" ")
        if not (linea.startswith(_RAYA) and nombre and espacio):
            raise NotaNoValida("una línea de firma no tiene su forma")
        try:
            datos = base64.b64decode(cifrada, validate=True)
        except binascii.Error:
            raise NotaNoValida("una firma no está en base64") from None
        yield nombre, datos[:LARGO_DEL_ID], datos[LARGO_DEL_ID:]
