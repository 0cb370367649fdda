"""What every cleaning needs: how to say no, and how to open and close an office file."""

import io
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable
from fnmatch import fnmatchcase

from lxml import etree

Partes = dict[str, bytes]
Quitado = Counter[str]
FECHA = (1980, 1, 1, 0, 0, 0)
"""When each part was written is not told either."""


class NoSeSabe(Exception):
    """The file is not as its kind says: what it hides cannot be told, and nothing is given."""


class ConCapas(NoSeSabe):
    """The PDF has layers that are not seen: whether they are to be published is not ours to say."""


def abrir(contenido: bytes) -> Partes:
    """Return the parts of an office file, whose sizes `intake.examinar` has already looked at."""
    try:
        with zipfile.ZipFile(io.BytesIO(contenido)) as comprimido:
            return {uno.filename: comprimido.read(uno) for uno in comprimido.infolist()}
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise NoSeSabe from error


def cerrar(partes: Partes) -> bytes:
    """Return the office file; what says its kind goes first and as it is."""
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w") as comprimido:
        for nombre in sorted(partes, key=lambda uno: (uno != "mimetype", uno)):
            forma = zipfile.ZIP_STORED if nombre == "mimetype" else zipfile.ZIP_DEFLATED
            comprimido.writestr(zipfile.ZipInfo(nombre, FECHA), partes[nombre], forma)
    return salida.getvalue()


def arbol(xml: bytes) -> etree._Element:
    """
    Return the tree of a part. Nothing is fetched nor expanded.

    :raises NoSeSabe: if it is not well formed, or brings its own definitions.
    """
    lector = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        raiz = etree.fromstring(xml, lector)
    except etree.XMLSyntaxError as error:
        raise NoSeSabe from error
    if raiz.getroottree().docinfo.doctype:
        raise NoSeSabe
    return raiz


def escrito(raiz: etree._Element) -> bytes:
    dicho: bytes = etree.tostring(raiz, xml_declaration=True, encoding="UTF-8", standalone=True)
    return dicho


def quitar(elemento: etree._Element) -> None:
    """Take an element out of its tree; what is written after it stays."""
    padre, cola = elemento.getparent(), elemento.tail or ""
    if padre is None:
        return
    previo = elemento.getprevious()
    if previo is None:
        padre.text = (padre.text or "") + cola
    else:
        previo.tail = (previo.tail or "") + cola
    padre.remove(elemento)


def deshacer(elemento: etree._Element) -> None:
    """Take an element out of its tree, and leave in its place what it has inside."""
    padre = elemento.getparent()
    if padre is None:
        return
    lugar = padre.index(elemento)
    for n, hijo in enumerate(list(elemento)):
        padre.insert(lugar + n, hijo)
    quitar(elemento)


def quitar_partes(partes: Partes, patrones: Iterable[str]) -> int:
    """Take out the parts whose name is one of these, and return how many there were."""
    fuera = [n for n in partes if any(fnmatchcase(n.lower(), patron) for patron in patrones)]
    for nombre in fuera:
        del partes[nombre]
    return len(fuera)


def cambiar(partes: Partes, nombre: str, hacer: Callable[[etree._Element], None]) -> None:
    """Change a part, if it is there."""
    if nombre in partes:
        raiz = arbol(partes[nombre])
        hacer(raiz)
        partes[nombre] = escrito(raiz)
