"""From what a reference of an XML signature points at to the octets that it digests."""

from base64 import b64decode
from copy import deepcopy
from typing import Any

from lxml import etree

DSIG = "http://www.w3.org/2000/09/xmldsig#"
DS = f"{{{DSIG}}}"
_C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
_CANONICAS = {
    _C14N: (False, False),
    f"{_C14N}#WithComments": (False, True),
    "http://www.w3.org/2006/12/xml-c14n11": (False, False),
    "http://www.w3.org/2006/12/xml-c14n11#WithComments": (False, True),
    "http://www.w3.org/2001/10/xml-exc-c14n#": (True, False),
    "http://www.w3.org/2001/10/xml-exc-c14n#WithComments": (True, True),
}
_ENVUELTA, _BASE64 = f"{DSIG}enveloped-signature", f"{DSIG}base64"
_XPATH = "http://www.w3.org/TR/1999/REC-xpath-19991116"
_FILTRO = "http://www.w3.org/2002/06/xmldsig-filter2"
_SIN_FIRMAS = {
    "not(ancestor-or-self::ds:Signature)",
    "not(ancestor-or-self::dsig:Signature)",
    "/descendant::ds:Signature",
    "/descendant::dsig:Signature",
}


class NoSeAdmite(ValueError):
    """It asks for something that is not done here."""


def transformar(firma: Any, referencia: Any, elemento: Any) -> bytes:
    """
    Return the octets that the reference digests, from the element that it points at.

    Canonical form asked for before something is taken out gives the same as after it, if it is the
    inclusive one: that is how some write it.
    """
    nodo, entero, metodo = elemento, referencia.get("URI") == "", None
    for paso in referencia.iterfind(f"{DS}Transforms/{DS}Transform"):
        algoritmo = paso.get("Algorithm", "")
        if algoritmo in _CANONICAS:
            metodo = paso
            continue
        if algoritmo == _BASE64 and paso.getnext() is None:
            return en_base64("".join(nodo.itertext()))
        if metodo is not None and _CANONICAS[metodo.get("Algorithm")][0]:
            raise NoSeAdmite("exclusive C14N, and then something else")
        if algoritmo == _ENVUELTA:
            nodo = _sin(nodo, [firma])
        elif algoritmo in {_XPATH, _FILTRO}:
            nodo = _sin(nodo, _firmas_de(nodo, paso))
        else:
            raise NoSeAdmite(algoritmo)
    return canonico(nodo, metodo, entero=entero)


def _firmas_de(nodo: Any, paso: Any) -> list[Any]:
    """Return what the only XPath that is admitted leaves out: every signature."""
    [expresion] = list(paso) or [None]
    texto = "".join((expresion.text or "").split()) if expresion is not None else ""
    if texto not in {"".join(uno.split()) for uno in _SIN_FIRMAS}:
        raise NoSeAdmite("XPath")
    prefijo = texto.partition("::")[2].partition(":")[0]
    resta = expresion.get("Filter") == "subtract" or paso.get("Algorithm") == _XPATH
    if expresion.nsmap.get(prefijo) != DSIG or not resta:
        raise NoSeAdmite("XPath")
    return list(nodo.iter(f"{DS}Signature"))


def _sin(nodo: Any, quitados: list[Any]) -> Any:
    """Return a copy of the node without some of what hangs from it, in a document of its own."""
    suyo = deepcopy(nodo.getroottree()).getroot()
    for indice in _camino(nodo):
        suyo = suyo[indice]
    dentro = [_camino(uno, hasta=nodo) for uno in quitados if nodo in uno.iterancestors()]
    if len(dentro) < len([uno for uno in quitados if uno is not nodo]):
        raise NoSeAdmite("what is taken out is not inside")
    copias = []
    for camino in dentro:
        copia = suyo
        for indice in camino:
            copia = copia[indice]
        copias.append(copia)
    for copia in copias:
        _desprender(copia)
    return suyo


def _camino(elemento: Any, hasta: Any = None) -> list[int]:
    """Return by which children one goes down to an element, from the root or from ``hasta``."""
    camino: list[int] = []
    while elemento is not hasta and (padre := elemento.getparent()) is not None:
        camino.insert(0, padre.index(elemento))
        elemento = padre
    return camino


def _desprender(elemento: Any) -> None:
    """Take an element out, and leave the text that follows it."""
    padre = elemento.getparent()
    if padre is None:
        return
    if elemento.tail:
        anterior = elemento.getprevious()
        if anterior is None:
            padre.text = (padre.text or "") + elemento.tail
        else:
            anterior.tail = (anterior.tail or "") + elemento.tail
    padre.remove(elemento)


def canonico(nodo: Any, metodo: Any, *, entero: bool = False) -> bytes:
    """
    Return the canonical form of a node, by a method or, without it, by inclusive C14N.

    :param entero: it is the whole document, with what is around its root.
    """
    algoritmo = _C14N if metodo is None else metodo.get("Algorithm", "")
    if algoritmo not in _CANONICAS:
        raise NoSeAdmite(algoritmo)
    exclusiva, con_comentarios = _CANONICAS[algoritmo]
    prefijos = _prefijos(metodo) if exclusiva else None
    texto: bytes = etree.tostring(
        nodo.getroottree() if entero else nodo,
        method="c14n",
        exclusive=exclusiva,
        with_comments=con_comentarios,
        inclusive_ns_prefixes=prefijos,
    )
    return texto


def _prefijos(metodo: Any) -> list[str] | None:
    for hijo in metodo if metodo is not None else ():
        if isinstance(hijo.tag, str) and hijo.tag.endswith("}InclusiveNamespaces"):
            return [
                "" if prefijo == "#default" else prefijo
                for prefijo in hijo.get("PrefixList", "").split()
            ]
    return None


def en_base64(texto: str | None) -> bytes:
    """:raises ValueError: if it is not base64."""
    return b64decode("".join((texto or "").split()), validate=True)
