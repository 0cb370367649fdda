"""To read an XML that came from outside: no DTD, entities nor network; limits of size and depth."""

from typing import Any

from lxml import etree

from .transformar_xml import NoSeAdmite

MAXIMO_BYTES = 100 * 1024**2
ELEMENTOS_MAXIMOS = 500_000
HONDURA_MAXIMA = 200


def leer(xml: bytes) -> Any:
    """
    Return the root of an XML that brings no definitions of its own, with its comments.

    :raises NoSeAdmite: if it is too big or too deep, or has a DTD.
    :raises etree.XMLSyntaxError: if it is not XML.
    """
    if len(xml) > MAXIMO_BYTES:
        raise NoSeAdmite("size")
    # A signed file of 10 MB is one text longer than libxml2 admits by default; see `_medir`.
    lector = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
    )
    raiz = etree.fromstring(xml, lector)
    if raiz.getroottree().docinfo.doctype:
        raise NoSeAdmite("DOCTYPE")
    _medir(raiz)
    return raiz


def _medir(raiz: Any) -> None:
    """Go through the tree once, without recursion."""
    cuenta, nivel = 0, [(raiz, 1)]
    while nivel:
        nodo, hondura = nivel.pop()
        cuenta += 1
        if cuenta > ELEMENTOS_MAXIMOS or hondura > HONDURA_MAXIMA:
            raise NoSeAdmite("elements")
        nivel.extend((hijo, hondura + 1) for hijo in nodo)
