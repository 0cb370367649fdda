"""What comes from outside, or goes there: networks, XML and ZIP."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from consistorio.instalacion.reglas.fuente import Fuente, Hallazgo, importados, llamadas, nombre_de

CONEXIONES = {
    "urlopen",
    "HTTPConnection",
    "HTTPSConnection",
    "SMTP",
    "SMTP_SSL",
    "create_connection",
}
CLIENTES = ("requests.", "httpx.")
VERBOS = {"get", "post", "put", "patch", "delete", "head", "request", "Client", "Session"}
LECTURAS_DE_XML = {"fromstring", "parse", "XML", "HTML", "iterparse", "XMLParser", "fromstringlist"}
XML_DE_PYTHON = ("xml.etree", "xml.dom", "xml.sax", "xml.parsers")


def la_red_tiene_plazo(fuente: Fuente) -> Iterator[Hallazgo]:
    """Find connections without a time-out: nothing waits for ever."""
    if not fuente.es_python:
        return
    for nodo, nombre in llamadas(fuente):
        completo = nombre_de(nodo.func)
        de_cliente = completo.startswith(CLIENTES) and nombre in VERBOS
        if nombre not in CONEXIONES and not de_cliente:
            continue
        if not any(argumento.arg == "timeout" for argumento in nodo.keywords):
            yield nodo.lineno, f"{nombre}() sin timeout"


def el_xml_se_lee_en_un_sitio(fuente: Fuente) -> Iterator[Hallazgo]:
    """Find XML read outside the hardened functions: entities, networks and bombs come in it."""
    if not _lee_lo_ajeno(fuente):
        return
    for linea, nombre in importados(fuente):
        if nombre.startswith(XML_DE_PYTHON):
            yield linea, f"{nombre}: no está endurecido"
    for nodo, nombre in llamadas(fuente):
        de_etree = nombre_de(nodo.func).split(".")[-2:-1] in (["etree"], ["html"])
        if de_etree and nombre in LECTURAS_DE_XML:
            yield nodo.lineno, f"etree.{nombre}() fuera de las funciones endurecidas"


def el_zip_se_lee_en_un_sitio(fuente: Fuente) -> Iterator[Hallazgo]:
    """Find ZIP files opened to be read outside the hardened functions."""
    if not _lee_lo_ajeno(fuente):
        return
    for nodo, nombre in llamadas(fuente):
        if nombre == "ZipFile" and not _escribe(nodo):
            yield nodo.lineno, "ZipFile() de lectura fuera de las funciones endurecidas"


def _lee_lo_ajeno(fuente: Fuente) -> bool:
    """Tell whether it may meet files of strangers; tests and commands judge what we have made."""
    return fuente.es_python and not fuente.es_prueba and fuente.modulo != "instalacion"


def _escribe(llamada: ast.Call) -> bool:
    modos = [*llamada.args[1:2], *(k.value for k in llamada.keywords if k.arg == "mode")]
    return any(isinstance(m, ast.Constant) and m.value in {"w", "x", "a"} for m in modos)
