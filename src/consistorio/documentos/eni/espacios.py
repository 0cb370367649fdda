"""Namespaces of the ENI schemas v1.0, and elements in them."""

from typing import Final

from lxml import etree
from lxml.builder import ElementMaker

BASES: Final = {
    version: f"http://administracionelectronica.gob.es/ENI/XSD/v{version}/"
    for version in ("1.0", "2.0")
}
_BASE: Final = BASES["1.0"]
DOCUMENTO: Final = f"{_BASE}documento-e"
EXPEDIENTE: Final = f"{_BASE}expediente-e"
_NS: Final = {
    "enidoc": DOCUMENTO,
    "enidocmeta": f"{DOCUMENTO}/metadatos",
    "enifile": f"{DOCUMENTO}/contenido",
    "enids": f"{_BASE}firma",
    "eniexp": EXPEDIENTE,
    "eniexpmeta": f"{EXPEDIENTE}/metadatos",
    "eniexpind": f"{EXPEDIENTE}/indice-e",
    "eniconexpind": f"{EXPEDIENTE}/indice-e/contenido",
}


def _elementos(prefijo: str, *otros: str) -> ElementMaker:
    mapa = {clave: _NS[clave] for clave in (prefijo, *otros)}
    return ElementMaker(namespace=_NS[prefijo], nsmap=mapa)


DOC: Final = _elementos("enidoc", "enidocmeta", "enifile", "enids")
META: Final = _elementos("enidocmeta")
FICHERO: Final = _elementos("enifile")
FIRMA: Final = _elementos("enids")
EXP: Final = _elementos("eniexp", "eniexpmeta", "eniexpind", "eniconexpind", "enids", "enifile")
EXP_META: Final = _elementos("eniexpmeta")
INDICE: Final = _elementos("eniexpind")
INDICE_CONTENIDO: Final = _elementos("eniconexpind")


def en_version(xml: bytes, version: str) -> bytes:
    """
    Return what was written in v1.0 with the namespaces of another version.

    Only names of spaces are like that: a content in base64 has no dot, and a colon only after a prefix.
    """
    return xml.replace(_BASE.encode(), BASES[version].encode())


def a_bytes(raiz: etree._Element) -> bytes:
    """Return the document as it is kept and sent; nothing is reformatted after signing."""
    escrito: bytes = etree.tostring(raiz, xml_declaration=True, encoding="UTF-8")
    return escrito
