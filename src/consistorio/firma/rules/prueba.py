"""
The evidence of a document, and what anybody can check of it offline.

A bundle is the document and a ``prueba.json``: format ``consistorio-prueba/1``, described in the
README of the module. Nothing here reads the network, the database or the clock.
"""

import base64
import binascii
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from consistorio.nucleo.merkle import hash_hoja
from consistorio.nucleo.merkle_verificacion import verificar_inclusion
from consistorio.nucleo.normativa import LRJSP, RD203, regla
from consistorio.nucleo.punto_de_control import (
    PuntoDeControl,
    PuntoDeControlNoValido,
    abrir_punto_de_control,
)

FORMATO = "consistorio-prueba/1"


class PruebaNoValida(ValueError):
    """The proof is malformed, or something of it does not follow from the rest."""


@dataclass(frozen=True, slots=True)
class Inclusion:
    """A leaf that is in the log, as its signed checkpoint says."""

    indice: int
    punto: PuntoDeControl

    @property
    def raiz(self) -> str:
        """Root of the tree, hexadecimal."""
        return self.punto.raiz.hex()


def comprobar_documento(documento: Mapping[str, Any], contenido: bytes) -> None:
    """
    Check that those bytes are the document of the proof.

    :raises PruebaNoValida: if they are not.
    """
    if hashlib.sha256(contenido).hexdigest() != documento.get("sha256"):
        raise PruebaNoValida("el documento no es el de la prueba: su huella es otra")


@regla(LRJSP.art("42"), RD203.art("21"))
def comprobar_inclusion(constancia: Mapping[str, Any]) -> Inclusion:
    """
    Check that the leaf is in the log whose key is the one of the proof.

    Whether that key is the one of the entidad is for the reader to compare with the published one.

    :param constancia: a `PruebaDeInclusion` as plain values.
    :raises PruebaNoValida: if it does not follow.
    """
    try:
        origen, clave = _clave(constancia["verificador"])
        punto = abrir_punto_de_control(
            constancia["punto_de_control"], origen=origen, clave_publica=clave
        )
        hoja = hash_hoja(
            hashlib.sha256(_b64(constancia["sal"]) + constancia["contenido"].encode()).digest()
        )
        camino = [_b64(paso) for paso in constancia["camino"]]
        indice = int(constancia["indice"])
    except (KeyError, TypeError, ValueError, PuntoDeControlNoValido) as error:
        raise PruebaNoValida(f"la prueba no se puede leer: {error}") from error
    if not verificar_inclusion(
        hoja=hoja, indice=indice, size=punto.size, prueba=camino, raiz=punto.raiz
    ):
        raise PruebaNoValida("la hoja no está en el árbol de ese punto de control")
    return Inclusion(indice, punto)


def nombra(constancia: Mapping[str, Any], sha256: str) -> bool:
    """Tell whether the leaf speaks of a document by its hash, and not only by its number."""
    return sha256 in str(constancia.get("contenido", ""))


def _clave(verificador: str) -> tuple[str, bytes]:
    """Return the origin and the Ed25519 key of the line `name+id+key`."""
    origen, _id, clave = verificador.split("+", 2)
    return origen, _b64(clave)[1:]


def _b64(texto: str) -> bytes:
    try:
        return base64.b64decode(texto, validate=True)
    except binascii.Error:
        raise PruebaNoValida("algo no está en base64") from None
