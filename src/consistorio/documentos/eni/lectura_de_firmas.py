"""The signatures that an ENI document brings, and the content that one of them may carry inside."""

from __future__ import annotations

import binascii
from base64 import b64decode
from dataclasses import dataclass
from typing import Final

from asn1crypto import cms
from lxml import etree

from .palabras import CONTENIDO_ROTO, EN_OTRO_SITIO, FALTA, FIRMA_VACIA, EniNoValido

_FIRMAS: Final = frozenset(f"TF0{n}" for n in range(1, 8))
_DS: Final = "{http://www.w3.org/2000/09/xmldsig#}Signature"


@dataclass(frozen=True, slots=True)
class FirmaLeida:
    """One signature: the code, or its bytes, or nothing where it is inside the content."""

    tipo: str
    csv: str = ""
    regulacion: str = ""
    firma: bytes = b""


def leer_firma(nodo: etree._Element, espacio: str) -> FirmaLeida:
    """
    Return one signature, by its type.

    :raises EniNoValido: if its type is none, or it brings nothing.
    """
    tipo = (nodo.findtext(f"{espacio}TipoFirma") or "").strip()
    if tipo not in _FIRMAS:
        raise EniNoValido(FALTA["TipoFirma"])
    csv = nodo.findtext(f".//{espacio}ValorCSV") or ""
    if csv.strip():
        regulacion = nodo.findtext(f".//{espacio}RegulacionGeneracionCSV") or ""
        return FirmaLeida(tipo, csv.strip()[:200], regulacion.strip()[:500])
    base64 = nodo.find(f".//{espacio}FirmaBase64")
    if base64 is not None:
        return FirmaLeida(tipo, firma=de_base64(base64.text))
    firma = nodo.find(f".//{_DS}")
    if firma is not None:
        return FirmaLeida(tipo, firma=etree.tostring(firma, with_tail=False))
    if nodo.find(f".//{espacio}ReferenciaFirma") is None:
        raise EniNoValido(FIRMA_VACIA)
    return FirmaLeida(tipo)


def de_base64(texto: str | None) -> bytes:
    """
    Return what is written, with or without breaks.

    :raises EniNoValido: if it is not base64, or is empty.
    """
    try:
        dicho = b64decode("".join((texto or "").split()), validate=True)
    except (binascii.Error, ValueError):
        raise EniNoValido(CONTENIDO_ROTO) from None
    if not dicho:
        raise EniNoValido(CONTENIDO_ROTO)
    return dicho


def dentro_de_la_firma(firma: bytes) -> bytes:
    """Return the content that a CAdES signature carries inside (TF05)."""
    try:
        dentro = cms.ContentInfo.load(firma)["content"]["encap_content_info"]["content"].native
    except (ValueError, TypeError, KeyError):
        raise EniNoValido(CONTENIDO_ROTO) from None
    if not isinstance(dentro, bytes) or not dentro:
        raise EniNoValido(EN_OTRO_SITIO)
    return dentro
