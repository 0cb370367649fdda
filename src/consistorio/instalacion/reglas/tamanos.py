"""A file fits in the head, a function fits on the screen."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from consistorio.instalacion.reglas.fuente import Fuente, Hallazgo

LINEAS_DE_FICHERO = 200
LINEAS_DE_PRUEBAS = 400
LINEAS_DE_FUNCION = 25


def los_ficheros_caben_en_la_cabeza(fuente: Fuente) -> Iterator[Hallazgo]:
    """Find files that ask to be split by legal concept."""
    if not fuente.es_python or fuente.es_migracion:
        return
    limite = LINEAS_DE_PRUEBAS if fuente.es_prueba else LINEAS_DE_FICHERO
    lineas = len(fuente.texto.splitlines())
    if lineas > limite:
        yield 1, f"{lineas} líneas; el límite es {limite}"


def las_funciones_caben_en_la_pantalla(fuente: Fuente) -> Iterator[Hallazgo]:
    """Find functions whose body, docstring apart, is too long."""
    if not fuente.es_python or fuente.es_migracion or fuente.es_prueba:
        return
    for nodo in fuente.nodos:
        if isinstance(nodo, ast.FunctionDef | ast.AsyncFunctionDef):
            lineas = _lineas_del_cuerpo(nodo)
            if lineas > LINEAS_DE_FUNCION:
                yield nodo.lineno, f"{nodo.name}: {lineas} líneas; el límite es {LINEAS_DE_FUNCION}"


def _lineas_del_cuerpo(funcion: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    cuerpo = funcion.body[1:] if ast.get_docstring(funcion) is not None else funcion.body
    if not cuerpo:
        return 0
    return (cuerpo[-1].end_lineno or cuerpo[-1].lineno) - cuerpo[0].lineno + 1
