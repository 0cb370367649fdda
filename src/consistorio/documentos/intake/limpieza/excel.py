"""An Excel file as it is read: values and no formulas, and no sheet, row or column that is not seen."""

import re
from typing import Final

from lxml import etree

from .comun import NoSeSabe, Partes, Quitado, arbol, escrito
from .ooxml import R, atar_cabos, destino, quitar_lo_que_sobra

S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LIBRO, _RELS, _TEXTOS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml"
_DE_LIBRO: Final = ("definedNames", "externalReferences", "pivotCaches", "customWorkbookViews")
_DE_HOJA: Final = (
    "legacyDrawing",
    "legacyDrawingHF",
    "customSheetViews",
    "dataConsolidate",
    "scenarios",
)
_COLUMNA = re.compile(r"[A-Z]+")
_SI: Final = {"1", "true"}


def limpiar_xlsx(partes: Partes, quitado: Quitado) -> None:
    """
    Clean the parts of an Excel file.

    :raises NoSeSabe: if no sheet of it is seen, or it is not made as they are.
    """
    quitar_lo_que_sobra(partes, quitado)
    _libro(partes, quitado)
    usados: set[int] = set()
    for nombre in [n for n in partes if n.startswith("xl/worksheets/") and n.endswith(".xml")]:
        raiz = arbol(partes[nombre])
        _hoja(raiz, quitado)
        usados |= _textos_de(raiz)
        partes[nombre] = escrito(raiz)
    _textos(partes, usados)
    atar_cabos(partes, quitado)


def _libro(partes: Partes, quitado: Quitado) -> None:
    if _LIBRO not in partes or _RELS not in partes:
        raise NoSeSabe
    raiz, relaciones = arbol(partes[_LIBRO]), arbol(partes[_RELS])
    por_clave = {uno.get("Id", ""): uno for uno in relaciones}
    hojas = raiz.find(f"{S}sheets")
    if hojas is None or all(hoja.get("state", "visible") != "visible" for hoja in hojas):
        raise NoSeSabe
    for hoja in list(hojas):
        if hoja.get("state", "visible") != "visible":
            quitado["hojas_ocultas"] += 1
            relacion = por_clave[hoja.get(f"{R}id", "")]
            partes.pop(destino(_RELS, relacion), None)
            relaciones.remove(relacion)
            hojas.remove(hoja)
    for nombre in _DE_LIBRO:
        for uno in raiz.findall(f"{S}{nombre}"):
            quitado["datos_de_origen"] += 1
            raiz.remove(uno)
    for vista in raiz.iter(f"{S}workbookView"):
        vista.attrib.pop("activeTab", None)
        vista.attrib.pop("firstSheet", None)
    partes[_LIBRO], partes[_RELS] = escrito(raiz), escrito(relaciones)


def _hoja(raiz: etree._Element, quitado: Quitado) -> None:
    ocultas = [
        range(int(c.get("min", "1")), int(c.get("max", "1")) + 1)
        for c in raiz.iter(f"{S}col")
        if c.get("hidden") in _SI
    ]
    for fila in list(raiz.iter(f"{S}row")):
        if fila.get("hidden") in _SI:
            quitado["filas_ocultas"] += 1
            fila.getparent().remove(fila)
            continue
        for celda in list(fila):
            columna = _numero(celda.get("r", ""))
            if any(columna in rango for rango in ocultas):
                quitado["filas_ocultas"] += 1
                fila.remove(celda)
            for formula in celda.findall(f"{S}f"):
                quitado["formulas"] += 1
                celda.remove(formula)
    for nombre in _DE_HOJA:
        for uno in raiz.findall(f"{S}{nombre}"):
            raiz.remove(uno)


def _numero(referencia: str) -> int:
    """Return which column is that of a cell: A is 1."""
    letras = _COLUMNA.match(referencia)
    numero = 0
    for letra in letras[0] if letras else "":
        numero = numero * 26 + ord(letra) - ord("A") + 1
    return numero


def _textos_de(raiz: etree._Element) -> set[int]:
    celdas = raiz.iterfind(f".//{S}c[@t='s']/{S}v")
    return {int(valor.text) for valor in celdas if valor.text}


def _textos(partes: Partes, usados: set[int]) -> None:
    """Empty the texts that no cell shows any more: they are in one part for all the sheets."""
    if _TEXTOS not in partes:
        return
    raiz = arbol(partes[_TEXTOS])
    for n, texto in enumerate(raiz.findall(f"{S}si")):
        if n not in usados:
            texto.clear()
            etree.SubElement(texto, f"{S}t")
    partes[_TEXTOS] = escrito(raiz)
