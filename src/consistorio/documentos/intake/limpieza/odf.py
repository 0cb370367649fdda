"""An OpenDocument file as it is read: no changes, notes, hidden texts nor hidden sheets."""

from typing import Final

from lxml import etree

from .comun import (
    NoSeSabe,
    Partes,
    Quitado,
    arbol,
    cambiar,
    deshacer,
    escrito,
    quitar,
    quitar_partes,
)
from .imagen import limpiar_jpeg, limpiar_png

_ODF: Final = "urn:oasis:names:tc:opendocument:xmlns:"
TEXTO, TABLA, OFICINA = (f"{{{_ODF}{n}:1.0}}" for n in ("text", "table", "office"))
ESTILO, DIBUJO = f"{{{_ODF}style:1.0}}", f"{{{_ODF}drawing:1.0}}"
ENLACE: Final = "{http://www.w3.org/1999/xlink}href"
MANIFIESTO: Final = f"{{{_ODF}manifest:1.0}}"
_FUERA: Final = (
    ("propiedades", ("meta.xml", "settings.xml")),
    ("miniaturas", ("thumbnails/*",)),
    ("programas", ("basic/*", "scripts/*", "dialogs/*")),
    ("adjuntos", ("object*/*", "object [0-9]*", "database/*")),
    ("historia", ("versionlist.xml", "versions/*")),
    ("firmas", ("meta-inf/*signatures.xml",)),
    ("privados", ("configurations2/*", "layout-cache", "manifest.rdf")),
)
_CAMBIOS: Final = (
    *(f"{TEXTO}{n}" for n in ("tracked-changes", "change", "change-start", "change-end")),
    f"{TABLA}tracked-changes",
)
_COMENTARIOS: Final = (f"{OFICINA}annotation", f"{OFICINA}annotation-end")
_OCULTO: Final = (f"{TEXTO}hidden-text", f"{TEXTO}hidden-paragraph")


def limpiar_odf(partes: Partes, quitado: Quitado) -> None:
    """Clean the parts of an OpenDocument text or sheet."""
    if "content.xml" not in partes:
        raise NoSeSabe
    for codigo, patrones in _FUERA:
        quitado[codigo] += min(quitar_partes(partes, patrones), 1)
    for nombre in ("content.xml", "styles.xml"):
        if nombre in partes:
            raiz = arbol(partes[nombre])
            _texto(raiz, quitado)
            _hojas(raiz, quitado)
            _de_fuera(raiz, partes, quitado)
            partes[nombre] = escrito(raiz)
    for nombre, contenido in partes.items():
        if contenido.startswith(b"\xff\xd8\xff"):
            partes[nombre] = limpiar_jpeg(contenido, quitado)
        elif contenido.startswith(b"\x89PNG"):
            partes[nombre] = limpiar_png(contenido, quitado)
    cambiar(partes, "META-INF/manifest.xml", lambda raiz: _manifiesto(raiz, partes))


def _texto(raiz: etree._Element, quitado: Quitado) -> None:
    for nombres, codigo in (
        (_CAMBIOS[:1] + _CAMBIOS[-1:], "cambios"),
        (_COMENTARIOS[:1], "comentarios"),
        (_OCULTO, "texto_oculto"),
        ((f"{OFICINA}scripts",), "programas"),
    ):
        for uno in [e for nombre in nombres for e in raiz.iter(nombre)]:
            quitado[codigo] += bool(len(uno) or uno.text or codigo != "programas")
            quitar(uno)
    for uno in [e for nombre in (*_CAMBIOS, *_COMENTARIOS) for e in raiz.iter(nombre)]:
        quitar(uno)
    for seccion in list(raiz.iter(f"{TEXTO}section")):
        if seccion.get(f"{TEXTO}display") in {"none", "condition"}:
            quitado["texto_oculto"] += 1
            quitar(seccion)
    ocultos = _estilos(raiz, f"{ESTILO}text-properties", f"{TEXTO}display", "none")
    for tramo in [e for e in raiz.iter("{*}*") if e.get(f"{TEXTO}style-name") in ocultos]:
        quitado["texto_oculto"] += 1
        quitar(tramo)


def _estilos(raiz: etree._Element, propiedades: str, que: str, valor: str) -> set[str]:
    """Return the names of the styles that say that of what they are put on."""
    return {
        estilo.get(f"{ESTILO}name", "")
        for estilo in raiz.iter(f"{ESTILO}style")
        if any(uno.get(que) == valor for uno in estilo.iter(propiedades))
    }


def _hojas(raiz: etree._Element, quitado: Quitado) -> None:
    ocultos = _estilos(raiz, f"{ESTILO}table-properties", f"{TABLA}display", "false")
    for hoja in list(raiz.iter(f"{TABLA}table")):
        if hoja.get(f"{TABLA}style-name") in ocultos:
            quitado["hojas_ocultas"] += 1
            quitar(hoja)
    for fila in list(raiz.iter(f"{TABLA}table-row")):
        if fila.get(f"{TABLA}visibility") in {"collapse", "filter"}:
            quitado["filas_ocultas"] += 1
            quitar(fila)
    for columna in raiz.iter(f"{TABLA}table-column"):
        if columna.get(f"{TABLA}visibility") in {"collapse", "filter"}:
            raise NoSeSabe  # Its cells are told by their place, with repeats: it is not guessed.
    for celda in raiz.iter(f"{TABLA}table-cell", f"{TABLA}covered-table-cell"):
        quitado["formulas"] += celda.attrib.pop(f"{TABLA}formula", None) is not None
    for nombres in list(raiz.iter(f"{TABLA}named-expressions", f"{TABLA}data-pilot-tables")):
        quitado["datos_de_origen"] += 1
        quitar(nombres)


def _de_fuera(raiz: etree._Element, partes: Partes, quitado: Quitado) -> None:
    """Take out what draws or brings something of elsewhere, or that is no longer inside."""
    for uno in [e for e in raiz.iter("{*}*") if e.get(ENLACE) is not None]:
        if uno.tag in {f"{TEXTO}a", f"{DIBUJO}a"}:
            continue
        donde = uno.get(ENLACE, "").removeprefix("./")
        if donde in partes or not donde or donde.startswith("#"):
            continue
        quitado["enlaces"] += ":" in donde or donde.startswith(("/", ".."))
        quitar(uno)
    for fuente in list(raiz.iter(f"{TEXTO}section-source", f"{TABLA}table-source")):
        quitar(fuente)
    for enlace in list(raiz.iter(f"{TEXTO}dde-connection-decls")):
        deshacer(enlace)


def _manifiesto(raiz: etree._Element, partes: Partes) -> None:
    for uno in list(raiz):
        nombre = uno.get(f"{MANIFIESTO}full-path", "")
        if nombre != "/" and nombre not in partes:
            raiz.remove(uno)
