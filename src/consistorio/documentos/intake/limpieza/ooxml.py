"""What is the same in every file of Office: its parts, what they are and how they relate."""

import posixpath
from collections.abc import Iterable
from typing import Final

from lxml import etree

from .comun import Partes, Quitado, arbol, cambiar, escrito, quitar_partes
from .imagen import limpiar_jpeg, limpiar_png

_RELS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TIPOS: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_FUERA: Final = (
    ("propiedades", ("docprops/*.xml", "docprops/custom*", "customxml/*")),
    ("miniaturas", ("docprops/thumbnail*",)),
    ("comentarios", ("*/comments*.xml", "*/threadedcomments/*", "*/persons/*", "word/people.xml")),
    (
        "programas",
        ("*vbaproject.bin", "*vbadata.xml", "*/activex/*", "*/ctrlprops/*", "*/macrosheets/*"),
    ),
    ("adjuntos", ("*/embeddings/*",)),
    ("firmas", ("_xmlsignatures/*",)),
    (
        "privados",
        ("*/printersettings/*", "word/glossary/*", "*/webextensions/*", "userCustomization/*"),
    ),
    (
        "datos_de_origen",
        (
            *("xl/pivottables/*", "xl/pivotcache/*", "xl/connections.xml", "xl/externallinks/*"),
            *("xl/querytables/*", "xl/calcchain.xml", "xl/model/*", "xl/revisions/*"),
            *("xl/slicers/*", "xl/slicercaches/*", "xl/timelines/*", "xl/timelinecaches/*"),
        ),
    ),
)


def quitar_lo_que_sobra(partes: Partes, quitado: Quitado) -> None:
    """Take out the parts that are not the document, and what a photograph inside says of itself."""
    for codigo, patrones in _FUERA:
        cuantas = quitar_partes(partes, [patron.lower() for patron in patrones])
        quitado[codigo] += min(cuantas, 1) if codigo == "propiedades" else cuantas
    for nombre, contenido in partes.items():
        if contenido.startswith(b"\xff\xd8\xff"):
            partes[nombre] = limpiar_jpeg(contenido, quitado)
        elif contenido.startswith(b"\x89PNG"):
            partes[nombre] = limpiar_png(contenido, quitado)


def atar_cabos(partes: Partes, quitado: Quitado) -> None:
    """Leave no relation to what is not there, nor to what is elsewhere but a plain link."""
    while _soltar(partes, quitado) | _quitar_sueltas(partes):
        pass

    def tipos(raiz: etree._Element) -> None:
        for uno in raiz.findall(_TIPOS):
            if uno.get("PartName", "").lstrip("/") not in partes:
                raiz.remove(uno)

    cambiar(partes, "[Content_Types].xml", tipos)


def _soltar(partes: Partes, quitado: Quitado) -> bool:
    hay = False
    for nombre in [n for n in partes if n.endswith(".rels")]:
        raiz, sobran = arbol(partes[nombre]), []
        for uno in raiz.findall(_RELS):
            fuera = uno.get("TargetMode") == "External"
            enlace = uno.get("Type", "").endswith("/hyperlink")
            if (fuera and not enlace) or (not fuera and destino(nombre, uno) not in partes):
                quitado["enlaces"] += fuera
                sobran.append(uno)
        for uno in sobran:
            raiz.remove(uno)
        if sobran:
            partes[nombre] = escrito(raiz)
            _sin_referencias(partes, nombre, {uno.get("Id", "") for uno in sobran})
            hay = True
    return hay


def destino(rels: str, relacion: etree._Element) -> str:
    """Return the name of the part to which a relation goes."""
    a_donde: str = relacion.get("Target", "").partition("#")[0]
    if a_donde.startswith("/"):
        return a_donde.lstrip("/")
    carpeta = posixpath.dirname(posixpath.dirname(rels))
    return posixpath.normpath(posixpath.join(carpeta, a_donde))


def _sin_referencias(partes: Partes, rels: str, claves: Iterable[str]) -> None:
    """Take out of a part the elements that name a relation that is no more."""
    carpeta, fichero = posixpath.split(rels)
    nombre = posixpath.join(posixpath.dirname(carpeta), fichero.removesuffix(".rels"))
    idas = set(claves)

    def sueltos(raiz: etree._Element) -> None:
        for elemento in list(raiz.iter("{*}*")):
            suyas = {v for c, v in elemento.attrib.items() if str(c).startswith(R)}
            if suyas & idas and elemento.getparent() is not None:
                elemento.getparent().remove(elemento)

    cambiar(partes, nombre, sueltos)


def _quitar_sueltas(partes: Partes) -> bool:
    """Take out the relations of parts that are no more."""
    sueltas = []
    for nombre in partes:
        carpeta, fichero = posixpath.split(nombre)
        if fichero.endswith(".rels") and fichero != ".rels":
            de = posixpath.join(posixpath.dirname(carpeta), fichero.removesuffix(".rels"))
            if de not in partes:
                sueltas.append(nombre)
    for nombre in sueltas:
        del partes[nombre]
    return bool(sueltas)
