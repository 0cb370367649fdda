"""Of each field alone: its length, its list of values, how it is written."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator

from consistorio.registro.rules.sicres.defectos import CodigoSir, Defecto
from consistorio.registro.rules.sicres.esquema import Campo, Clase, en_palabras

_BLANCOS = re.compile(r"\s+")
# Only what makes XML or a screen lie; the letters of every language are welcome.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_DE_ANEXO = {"Hash", "Anexo", "Tipo_Documento", "Tipo_Anexo", "Validez_Documento", "Certificado"}


class NoEsBase64(ValueError):
    """The text is not base64."""


def de_base64(texto: str) -> bytes:
    """
    Return the bytes that a text in base64 carries; blanks and line feeds do not count.

    :raises NoEsBase64: if it has any other character, or does not close.
    """
    try:
        return base64.b64decode(_BLANCOS.sub("", texto), validate=True)
    except (binascii.Error, ValueError):
        raise NoEsBase64 from None


def defectos_del_valor(campo: Campo, valor: str) -> Iterator[Defecto]:
    """Tell what is wrong with the value of a field, looked at alone. Empty is never wrong here."""
    if not valor:
        return
    nombre = en_palabras(campo.nombre)
    if campo.largo is not None and len(valor) > campo.largo:
        yield _mal(campo, "largo", f"«{nombre}» pasa de {campo.largo} caracteres.")
    if campo.lista is not None and valor not in campo.lista:
        yield _mal(campo, "lista", f"«{nombre}» dice «{valor[:20]}», que no está en su lista.")
    if campo.clase is Clase.BASE64 and not _es_base64(valor):
        yield _mal(campo, "base64", f"«{nombre}» no está en base64.")
    if campo.clase is Clase.TEXTO and _CONTROL.search(valor):
        yield _mal(campo, "caracteres", f"«{nombre}» tiene caracteres de control.")


def _es_base64(texto: str) -> bool:
    try:
        return bool(de_base64(texto))
    except NoEsBase64:
        return False


def _mal(campo: Campo, regla: str, frase: str) -> Defecto:
    if campo.nombre == "Tipo_Anotacion":
        return Defecto(CodigoSir.ANOTACION, regla, campo.nombre, frase)
    codigo = CodigoSir.ANEXOS if campo.nombre in _DE_ANEXO else CodigoSir.ASIENTO
    return Defecto(codigo, regla, campo.nombre, frase)
