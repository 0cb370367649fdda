"""How much of an XML a signature covers: what it does not, anybody may have put there afterwards."""

from collections.abc import Iterable
from typing import Any

from lxml import etree

from .resultado import Cobertura
from .transformar_xml import DS

_PROPIEDADES = "QualifyingProperties"
_DE_NOMBRES = "{http://www.w3.org/2001/XMLSchema-instance}"
_SIN_VALOR = frozenset({"Id", "ID", "id"})


def cobertura(raiz: Any, firma: Any, cubiertos: Iterable[Any], *, entero: bool) -> Cobertura:
    """
    Return how much of the document is signed.

    :param cubiertos: the elements that its references point at, all with a right digest.
    :param entero: it also covers what is around the root, as the sheet with which it is shown.
    """
    propios = [uno for uno in cubiertos if not es_propiedad(uno, firma)]
    if not propios or (not entero and _lleva_instrucciones(raiz)):
        return Cobertura.PARTE
    dentro = [uno for uno in propios if firma in uno.iterancestors()]
    suyos = all(_cubre_objeto(uno, firma, dentro) for uno in firma.findall(f"{DS}Object"))
    return Cobertura.TODO if suyos and _cubre(raiz, firma, propios) else Cobertura.PARTE


def _lleva_instrucciones(raiz: Any) -> bool:
    alrededor = (*raiz.itersiblings(preceding=True), *raiz.itersiblings())
    return any(uno.tag is etree.ProcessingInstruction for uno in alrededor)


def es_propiedad(elemento: Any, firma: Any) -> bool:
    """Say whether an element is of the signature's own properties or key, and not content."""
    for uno in (elemento, *elemento.iterancestors()):
        if _local(uno) in {_PROPIEDADES, "KeyInfo", "SignedInfo", "SignatureValue"}:
            return firma in uno.iterancestors()
    return False


def _cubre(elemento: Any, firma: Any, cubiertos: list[Any]) -> bool:
    if elemento in cubiertos:
        return True
    if elemento.tag == f"{DS}Signature":
        return True  # Its own objects are looked at apart, and those of others are others' matter.
    hijos = [hijo for hijo in elemento if isinstance(hijo.tag, str)]
    return (
        bool(hijos)
        and _es_envoltorio(elemento)
        and all(_cubre(hijo, firma, cubiertos) for hijo in hijos)
    )


def _cubre_objeto(objeto: Any, firma: Any, cubiertos: list[Any]) -> bool:
    hijos = [hijo for hijo in objeto if isinstance(hijo.tag, str)]
    if any(_local(hijo) == _PROPIEDADES for hijo in hijos):
        return len(hijos) == 1
    return _cubre(objeto, firma, cubiertos)


def _es_envoltorio(elemento: Any) -> bool:
    """Say whether an element only holds others: it says nothing by itself."""
    if any(hijo.tag is etree.ProcessingInstruction for hijo in elemento):
        return False
    textos = [elemento.text, *(hijo.tail for hijo in elemento)]
    return not any(texto and texto.strip() for texto in textos) and all(
        nombre in _SIN_VALOR or nombre.startswith(_DE_NOMBRES) for nombre in elemento.attrib
    )


def _local(elemento: Any) -> str:
    return elemento.tag.rpartition("}")[2] if isinstance(elemento.tag, str) else ""
