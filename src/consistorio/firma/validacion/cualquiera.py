"""The signatures of a file of any kind: PDF, XML, or CMS by itself."""

from .cms import CmsIlegible, validar_cms
from .confianza import Confianza
from .pdf import PdfIlegible, validar_pdf
from .resultado import FirmaValidada
from .xml import XmlIlegible, validar_xml

_PDF_EMPIEZA_ANTES_DE = 1024
_MARCAS = (b"\xef\xbb\xbf", b"\xfe\xff", b"\xff\xfe")


class FicheroIlegible(ValueError):
    """It is no file that may carry signatures, or it cannot be read."""


def validar(
    fichero: bytes, confianza: Confianza, aparte: bytes | None = None
) -> list[FirmaValidada]:
    """
    Return every signature of a file.

    :param aparte: what is signed, where the signature is a file by itself.
    :raises FicheroIlegible: if it cannot be read at all.
    """
    try:
        if b"%PDF-" in fichero[:_PDF_EMPIEZA_ANTES_DE]:
            return validar_pdf(fichero, confianza)
        if _es_xml(fichero):
            return validar_xml(fichero, confianza, aparte)
        return validar_cms(fichero, confianza, aparte)
    except (PdfIlegible, XmlIlegible, CmsIlegible) as error:
        raise FicheroIlegible(str(error)) from error


def _es_xml(fichero: bytes) -> bool:
    principio = fichero[:64]
    for marca in _MARCAS:
        principio = principio.removeprefix(marca)
    return principio.replace(b"\0", b"").lstrip().startswith(b"<")
