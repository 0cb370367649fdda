"""A Word file as it is read: without what was deleted, who changed it, nor what is not seen."""

from fnmatch import fnmatchcase
from typing import Final

from lxml import etree

from .comun import Partes, Quitado, arbol, deshacer, escrito, quitar
from .ooxml import atar_cabos, quitar_lo_que_sobra

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXTOS: Final = ("word/document.xml", "word/header*.xml", "word/footer*.xml")
_NOTAS: Final = ("word/footnotes.xml", "word/endnotes.xml", "word/styles.xml", "word/numbering.xml")
_SUPRIMIDO: Final = ("del", "moveFrom")
_ANADIDO: Final = ("ins", "moveTo")
_SOBRE_CAMBIOS: Final = (
    *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange"),
    *("tblGridChange", "tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge"),
    *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
    *("customXmlInsRangeStart", "customXmlInsRangeEnd"),
    *("customXmlDelRangeStart", "customXmlDelRangeEnd"),
)
_COMENTARIOS: Final = ("commentRangeStart", "commentRangeEnd", "commentReference")
_AJUSTES: Final = ("rsids", "attachedTemplate", "trackRevisions", "docVars", "mailMerge")
_RASTRO: Final = ("rsidR", "rsidRPr", "rsidP", "rsidDel", "rsidRDefault", "rsidTr", "rsidSect")


def limpiar_docx(partes: Partes, quitado: Quitado) -> None:
    """Clean the parts of a Word file."""
    quitar_lo_que_sobra(partes, quitado)
    for nombre in [n for n in partes if any(fnmatchcase(n, p) for p in (*_TEXTOS, *_NOTAS))]:
        raiz = arbol(partes[nombre])
        _filas(raiz, quitado)
        _cambios(raiz, quitado)
        _oculto(raiz, quitado)
        _rastro(raiz, quitado)
        partes[nombre] = escrito(raiz)
    if "word/settings.xml" in partes:
        raiz = arbol(partes["word/settings.xml"])
        for nombre in _AJUSTES:
            for uno in raiz.findall(f".//{W}{nombre}"):
                quitado["rastro" if nombre == "rsids" else "privados"] += 1
                quitar(uno)
        partes["word/settings.xml"] = escrito(raiz)
    atar_cabos(partes, quitado)


def _filas(raiz: etree._Element, quitado: Quitado) -> None:
    """A row whose deletion was tracked goes whole."""
    for fila in list(raiz.iter(f"{W}tr")):
        if fila.find(f"{W}trPr/{W}del") is not None:
            quitado["cambios"] += 1
            quitar(fila)


def _cambios(raiz: etree._Element, quitado: Quitado) -> None:
    for nombre in (*_SUPRIMIDO, *_SOBRE_CAMBIOS):
        for uno in list(raiz.iter(f"{W}{nombre}")):
            quitado["cambios"] += 1
            quitar(uno)
    for nombre in _ANADIDO:
        for uno in list(raiz.iter(f"{W}{nombre}")):
            quitado["cambios"] += 1
            deshacer(uno)
    for nombre in _COMENTARIOS:
        for uno in list(raiz.iter(f"{W}{nombre}")):
            quitar(uno)


def _oculto(raiz: etree._Element, quitado: Quitado) -> None:
    """Take out the runs that are hidden, and fields that keep an order and not only its result."""
    for tramo in list(raiz.iter(f"{W}r")):
        marca = tramo.find(f"{W}rPr/{W}vanish")
        if marca is not None and marca.get(f"{W}val", "true") not in {"0", "false", "off"}:
            quitado["texto_oculto"] += 1
            quitar(tramo)
    for campo in list(raiz.iter(f"{W}fldSimple")):
        orden = (campo.get(f"{W}instr") or "").strip().upper()
        if orden.startswith(("INCLUDE", "LINK", "DDE", "DATABASE")):
            quitado["enlaces"] += 1
            deshacer(campo)


def _rastro(raiz: etree._Element, quitado: Quitado) -> None:
    """Take out what says in which session each thing was written."""
    hallado = False
    for elemento in raiz.iter("{*}*"):
        for nombre in _RASTRO:
            hallado |= elemento.attrib.pop(f"{W}{nombre}", None) is not None
    quitado["rastro"] += hallado
