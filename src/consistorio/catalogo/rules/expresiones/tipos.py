"""What an expression gives, known before anybody answers: so that no answer can break it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from consistorio.catalogo.rules.expresiones.analizador import HOY, Expresion, ExpresionIncorrecta


class Clase(StrEnum):
    NUMERO = "un número"
    TEXTO = "un texto"
    FECHA = "una fecha"
    LOGICO = "sí o no"
    VARIOS = "varios valores"
    FILAS = "una tabla"
    NUMEROS = "una columna de números"
    COLUMNA = "una columna"
    OTRO = "un dato que no se compara"


C = Clase
Clases = Mapping[str, Clase]
ORDENABLES = {C.NUMERO, C.FECHA}
DE_FUNCIONES: dict[str, tuple[tuple[set[Clase], ...], Clase]] = {
    "suma": (({C.NUMEROS},), C.NUMERO),
    "cuenta": (({C.FILAS, C.VARIOS},), C.NUMERO),
    "anios": (({C.FECHA},), C.NUMERO),
    "dias": (({C.FECHA}, {C.FECHA}), C.NUMERO),
    "minimo": (({C.NUMERO}, {C.NUMERO}), C.NUMERO),
    "maximo": (({C.NUMERO}, {C.NUMERO}), C.NUMERO),
    "redondea": (({C.NUMERO},), C.NUMERO),
}


def clase_de(expresion: Expresion, clases: Clases) -> Clase:
    """
    Return what the expression gives.

    :param clases: what each field gives; a column goes as ``tabla.columna``.
    :raises ExpresionIncorrecta: if it reads what is not there, or mixes what does not go together.
    """
    return _clase(expresion.arbol, {**clases, HOY: C.FECHA})


def _clase(nodo: ast.expr, clases: Clases) -> Clase:
    if type(nodo) not in POR_NODO:
        raise ExpresionIncorrecta("Hay unos paréntesis que no van ahí")
    return POR_NODO[type(nodo)](nodo, clases)


def _de_constante(nodo: ast.Constant, _clases: Clases) -> Clase:
    if isinstance(nodo.value, bool):
        return C.LOGICO
    return C.TEXTO if isinstance(nodo.value, str) else C.NUMERO


def _de_unaria(nodo: ast.UnaryOp, clases: Clases) -> Clase:
    return _todas([nodo.operand], clases, C.LOGICO if isinstance(nodo.op, ast.Not) else C.NUMERO)


def _de_nombre(nodo: ast.Name, clases: Clases) -> Clase:
    return _de_campo(nodo.id, clases)


def _de_columna(nodo: ast.Attribute, clases: Clases) -> Clase:
    return C.NUMEROS if _de_campo(ast.unparse(nodo), clases) is C.NUMERO else C.COLUMNA


def _de_campo(nombre: str, clases: Clases) -> Clase:
    if nombre not in clases:
        raise ExpresionIncorrecta(f"No hay ningún campo «{nombre}»")
    return clases[nombre]


def _todas(partes: list[ast.expr], clases: Clases, clase: Clase) -> Clase:
    for parte in partes:
        if (hallada := _clase(parte, clases)) is not clase:
            raise ExpresionIncorrecta(f"Se espera {clase}, y «{ast.unparse(parte)}» es {hallada}")
    return clase


def _de_comparacion(nodo: ast.Compare, clases: Clases) -> Clase:
    uno, op, otro = nodo.left, nodo.ops[0], nodo.comparators[0]
    if isinstance(op, ast.In | ast.NotIn):
        return _de_pertenencia(uno, otro, clases)
    izquierda, derecha = _clase(uno, clases), _clase(otro, clases)
    iguala = isinstance(op, ast.Eq | ast.NotEq)
    comparables = ORDENABLES | ({C.TEXTO, C.LOGICO} if iguala else set())
    if izquierda is not derecha or izquierda not in comparables:
        raise ExpresionIncorrecta(
            f"No se compara «{ast.unparse(uno)}», que es {izquierda}, "
            f"con «{ast.unparse(otro)}», que es {derecha}"
        )
    return C.LOGICO


def _de_pertenencia(uno: ast.expr, otro: ast.expr, clases: Clases) -> Clase:
    """Check «x en ("a", "b")» and «"a" en varias»."""
    _todas([uno], clases, C.TEXTO)
    if isinstance(otro, ast.Tuple):
        _todas(otro.elts, clases, C.TEXTO)
    elif _clase(otro, clases) is not C.VARIOS:
        raise ExpresionIncorrecta(
            "Después de «en» va una lista entre paréntesis o un campo de varias"
        )
    return C.LOGICO


def _de_llamada(nodo: ast.Call, clases: Clases) -> Clase:
    nombre = nodo.func.id if isinstance(nodo.func, ast.Name) else ""
    piden, da = DE_FUNCIONES[nombre]
    for parte, pide in zip(nodo.args, piden, strict=True):
        if (hallada := _clase(parte, clases)) not in pide:
            raise ExpresionIncorrecta(
                f"«{nombre}» quiere {' o '.join(sorted(pide))}, y «{ast.unparse(parte)}» es {hallada}"
            )
    return da


POR_NODO: dict[type[ast.expr], Callable[[Any, Clases], Clase]] = {
    ast.Constant: _de_constante,
    ast.Name: _de_nombre,
    ast.Attribute: _de_columna,
    ast.BoolOp: lambda nodo, clases: _todas(nodo.values, clases, C.LOGICO),
    ast.UnaryOp: _de_unaria,
    ast.BinOp: lambda nodo, clases: _todas([nodo.left, nodo.right], clases, C.NUMERO),
    ast.Compare: _de_comparacion,
    ast.Call: _de_llamada,
}
