"""What people read, and what programs write."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from consistorio.instalacion.reglas.fuente import Fuente, Hallazgo, llamadas

TRADUCTORAS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext"}
TAREA_PENDIENTE = re.compile(r"#.*\b(TODO|FIXME|XXX)\b(?!.*#\d+)")


def sin_print(fuente: Fuente) -> Iterator[Hallazgo]:
    """Find ``print`` outside the commands, which are the only ones with a terminal."""
    if not fuente.es_python or fuente.es_prueba or fuente.modulo == "instalacion":
        return
    for nodo, _nombre in llamadas(fuente):
        if isinstance(nodo.func, ast.Name) and nodo.func.id == "print":
            yield nodo.lineno, "print(): use structlog"


def los_textos_se_traducen_enteros(fuente: Fuente) -> Iterator[Hallazgo]:
    """Find sentences made up before they are translated: no catalogue can have them."""
    if not fuente.es_python:
        return
    for nodo, nombre in llamadas(fuente):
        if nombre in TRADUCTORAS and any(_esta_compuesto(a) for a in nodo.args):
            yield nodo.lineno, "texto compuesto dentro de gettext: use %(nombre)s después"


def _esta_compuesto(argumento: ast.expr) -> bool:
    if isinstance(argumento, ast.JoinedStr):
        return True
    if isinstance(argumento, ast.BinOp):
        return isinstance(argumento.op, ast.Mod)
    return (
        isinstance(argumento, ast.Call)
        and isinstance(argumento.func, ast.Attribute)
        and argumento.func.attr == "format"
    )


def lo_pendiente_tiene_numero(fuente: Fuente) -> Iterator[Hallazgo]:
    """Find what was left for later without the number of its issue."""
    if not fuente.es_python or fuente.modulo == "instalacion":
        return
    for linea, texto in enumerate(fuente.texto.splitlines(), start=1):
        if TAREA_PENDIENTE.search(texto):
            yield linea, "TODO sin número de incidencia"
