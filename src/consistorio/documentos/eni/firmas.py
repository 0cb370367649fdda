"""The signatures of an ENI document or index: where each one is."""

from base64 import b64encode
from dataclasses import dataclass

from lxml import etree

from .espacios import FIRMA


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmaEni:
    """
    One signature by its type (TF01 to TF06).

    TF01 needs ``csv`` and the rule that governs it; TF06 is inside the content; the others bring
    their bytes in ``firma``.
    """

    tipo: str
    csv: str = ""
    regulacion: str = ""
    firma: bytes = b""


class FirmaEniIncompleta(ValueError):
    """The signature lacks what its type asks for."""


def firmas_xml(firmas: tuple[FirmaEni, ...], *, de: str) -> etree._Element:
    """
    Return the ``firmas`` node.

    :param de: ``Id`` of what is signed.
    :raises FirmaEniIncompleta: if one lacks what its type asks for.
    """
    nodo = FIRMA.firmas()
    for n, firma in enumerate(firmas):
        contenido = FIRMA.ContenidoFirma(_contenido(firma, de))
        nodo.append(
            FIRMA.firma(FIRMA.TipoFirma(firma.tipo), contenido, Id=f"FIRMA_{n}_{de}", ref=f"#{de}")
        )
    return nodo


def firma_por_hacer(*, de: str, tipo: str = "TF02") -> tuple[etree._Element, etree._Element]:
    """Return the ``firmas`` node and, inside it, the element that an XML signature will fill."""
    hueco = FIRMA.FirmaConCertificado()
    nodo = FIRMA.firmas(
        FIRMA.firma(
            FIRMA.TipoFirma(tipo), FIRMA.ContenidoFirma(hueco), Id=f"FIRMA_0_{de}", ref=f"#{de}"
        )
    )
    return nodo, hueco


def _contenido(firma: FirmaEni, de: str) -> etree._Element:
    if firma.tipo == "TF01":
        if not (firma.csv and firma.regulacion):
            raise FirmaEniIncompleta("a CSV needs the rule that governs it")
        return FIRMA.CSV(FIRMA.ValorCSV(firma.csv), FIRMA.RegulacionGeneracionCSV(firma.regulacion))
    if firma.tipo == "TF06":
        return FIRMA.FirmaConCertificado(FIRMA.ReferenciaFirma(f"#{de}"))
    if not firma.firma:
        raise FirmaEniIncompleta(f"{firma.tipo} without its bytes")
    return FIRMA.FirmaConCertificado(FIRMA.FirmaBase64(b64encode(firma.firma).decode()))
