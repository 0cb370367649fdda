"""
The core of an XML signature (W3C XMLDSig): what it digests and whether its value is right.

Only what honest signatures use is done: no XSLT, no free XPath, no HMAC, nothing fetched. What is
not done is not valid.
"""

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from .transformar_xml import DS, DSIG, NoSeAdmite, en_base64, transformar

_MAS = "http://www.w3.org/2001/04/xmldsig-more#"
_ENC, _MGF1 = "http://www.w3.org/2001/04/xmlenc#", "http://www.w3.org/2007/05/xmldsig-more#"
RESUMENES = {
    f"{DSIG}sha1": "sha1",
    f"{_ENC}sha256": "sha256",
    f"{_MAS}sha384": "sha384",
    f"{_ENC}sha512": "sha512",
}
_METODOS = {
    f"{DSIG}rsa-sha1": ("rsa", "sha1"),
    **{f"{_MAS}rsa-{h}": ("rsa", h) for h in ("sha256", "sha384", "sha512")},
    **{f"{_MAS}ecdsa-{h}": ("ecdsa", h) for h in ("sha1", "sha256", "sha384", "sha512")},
    **{f"{_MGF1}{h}-rsa-MGF1": ("pss", h) for h in ("sha256", "sha384", "sha512")},
}
_IDENTIFICADORES = ("Id", "ID", "id", "{http://www.w3.org/XML/1998/namespace}id")
ROTOS = frozenset({"md5", "sha1"})


class Ambigua(ValueError):
    """An identifier is of several elements, or of none."""


@dataclass(frozen=True, slots=True)
class Referencia:
    """
    What one reference of a signature digests.

    :param elemento: what it points at, None if it is another file.
    :param bien: whether the digest is right; None if what it points at is not here.
    """

    tipo: str
    uri: str | None
    elemento: Any
    bien: bool | None
    algoritmo: str


@dataclass(slots=True)
class Nucleo:
    """An XML signature taken apart."""

    firma: Any
    referencias: list[Referencia] = field(default_factory=list)
    metodo: tuple[str, str] = ("", "")

    @property
    def algoritmos(self) -> set[str]:
        return {self.metodo[1], *(una.algoritmo for una in self.referencias)}


class Documento:
    """An XML with its identifiers. :raises Ambigua: at asking for one that is not of one element."""

    def __init__(self, raiz: Any, aparte: bytes | None = None) -> None:
        self.raiz, self.aparte = raiz, aparte
        self._ids: dict[str, list[Any]] = {}
        for elemento in raiz.iter(etree.Element):
            for valor in {elemento.get(nombre) for nombre in _IDENTIFICADORES} - {None}:
                self._ids.setdefault(valor, []).append(elemento)

    def con_id(self, valor: str) -> Any:
        suyos = self._ids.get(valor, [])
        if len(suyos) != 1:
            raise Ambigua(valor)
        return suyos[0]


def abrir(documento: Documento, firma: Any) -> Nucleo:
    """
    Return a signature with each of its references digested; see `valor_correcto` for its value.

    :raises NoSeAdmite: if it uses what is not done here.
    :raises Ambigua: if a reference may be to several elements.
    """
    info = firma.find(f"{DS}SignedInfo")
    if info is None or len(firma.findall(f"{DS}SignedInfo")) != 1:
        raise NoSeAdmite("SignedInfo")
    metodo = _METODOS.get(_algoritmo(info.find(f"{DS}SignatureMethod")))
    if metodo is None:
        raise NoSeAdmite("SignatureMethod")
    return Nucleo(firma, list(referencias(documento, firma, info)), metodo)


def referencias(documento: Documento, firma: Any, donde: Any) -> Iterator[Referencia]:
    """Return the references of a SignedInfo, or of a Manifest."""
    for una in donde.findall(f"{DS}Reference"):
        uri = una.get("URI")
        elemento = _apuntado(documento, uri)
        algoritmo = RESUMENES.get(_algoritmo(una.find(f"{DS}DigestMethod")))
        if algoritmo is None:
            raise NoSeAdmite("DigestMethod")
        datos = documento.aparte if elemento is None else transformar(firma, una, elemento)
        bien = None
        if datos is not None:
            dicho = en_base64(una.findtext(f"{DS}DigestValue"))
            bien = hmac.compare_digest(hashlib.new(algoritmo, datos).digest(), dicho)
        yield Referencia(una.get("Type", ""), uri, elemento, bien, algoritmo)


def _apuntado(documento: Documento, uri: str | None) -> Any:
    if uri == "":
        return documento.raiz
    if uri is not None and uri.startswith("#") and "(" not in uri:
        return documento.con_id(uri[1:])
    return None


def _algoritmo(elemento: Any) -> str:
    return "" if elemento is None else str(elemento.get("Algorithm", ""))
