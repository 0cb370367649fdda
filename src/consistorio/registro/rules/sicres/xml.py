"""The hardened reading of the XML of strangers: no DTD, no entities, no network, limits first."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

MAXIMO_BYTES = 32 * 1024 * 1024
ELEMENTOS_MAXIMOS = 20_000
HONDURA_MAXIMA = 12
_CODIFICACIONES = {"utf-8", "us-ascii", "iso-8859-1", "iso-8859-15", "windows-1252"}
_DECLARADA = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")


class XmlNoAdmitido(ValueError):
    """It is not XML that we read; the sentence says why."""


def abrir(contenido: bytes) -> Any:
    """
    Return the root of the XML. Only encodings in which ASCII is ASCII, so that nothing hides.

    :raises XmlNoAdmitido: if it is too big or deep, has a DTD, or is not well formed.
    """
    if len(contenido) > MAXIMO_BYTES:
        raise XmlNoAdmitido(f"El mensaje pasa de {MAXIMO_BYTES // 1024**2} MB.")
    declarada = _DECLARADA.search(contenido[:400])
    codificacion = declarada[1].decode("ascii").lower() if declarada else "utf-8"
    if codificacion not in _CODIFICACIONES or b"\0" in contenido:
        raise XmlNoAdmitido("El mensaje está en una codificación que no se admite.")
    if b"<!DOCTYPE" in contenido or b"<!ENTITY" in contenido:
        raise XmlNoAdmitido("El mensaje trae una DTD, y ninguna se admite.")
    try:
        raiz = etree.fromstring(contenido, _lector())
    except (etree.XMLSyntaxError, ValueError):
        raise XmlNoAdmitido("El mensaje no es XML bien formado.") from None
    if raiz is None:
        raise XmlNoAdmitido("El mensaje está vacío.")
    _medir(raiz)
    return raiz


def _lector() -> Any:
    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        # A file of 10 MB in base64 is one text of more than the 10 MB that libxml2 admits by
        # default. Without a DTD there is nothing to expand, and size and depth are limited here.
        huge_tree=True,
    )


def _medir(raiz: Any) -> None:
    """Go through the tree once, without recursion."""
    cuenta, nivel = 0, [(raiz, 1)]
    while nivel:
        nodo, hondura = nivel.pop()
        cuenta += 1
        if cuenta > ELEMENTOS_MAXIMOS or hondura > HONDURA_MAXIMA:
            raise XmlNoAdmitido("El mensaje tiene demasiados elementos.")
        nivel.extend((hijo, hondura + 1) for hijo in nodo)
