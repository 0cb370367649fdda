"""To evaluate an expression: exact numbers, and nothing that fails because an answer is missing."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from consistorio.catalogo.rules.expresiones.analizador import HOY, Expresion

Valores = Mapping[str, Any]
CENTIMOS = Decimal("0.01")
COMPARAR: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda uno, otros: uno in otros,
    ast.NotIn: lambda uno, otros: uno not in otros,
}
OPERAR: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def evaluar(expresion: Expresion, valores: Mapping[str, Any], hoy: date) -> Any:
    """
    Return what it is worth: a Decimal, a text, a date, or True or False.

    What has not been answered is worth nothing: compared with anything it is False, and a sum with
    it is nothing (None). A sum of a column jumps over the empty cells. Dividing by zero is nothing.
    """
    return _valor(expresion.arbol, {**valores, HOY: hoy})


def _valor(nodo: ast.expr, valores: Valores) -> Any:
    return POR_NODO[type(nodo)](nodo, valores)


def _constante(nodo: ast.Constant, _valores: Valores) -> Any:
    return _exacto(nodo.value)


def _nombre(nodo: ast.Name, valores: Valores) -> Any:
    return _exacto(valores.get(nodo.id))


def _columna(nodo: ast.Attribute, valores: Valores) -> tuple[Any, ...]:
    filas = valores.get(nodo.value.id) if isinstance(nodo.value, ast.Name) else None
    return tuple(_exacto(fila.get(nodo.attr)) for fila in filas or ())


def _lista(nodo: ast.Tuple, valores: Valores) -> tuple[Any, ...]:
    return tuple(_valor(parte, valores) for parte in nodo.elts)


def _logica(nodo: ast.BoolOp, valores: Valores) -> bool:
    reunir = all if isinstance(nodo.op, ast.And) else any
    return reunir(_valor(parte, valores) for parte in nodo.values)


def _unaria(nodo: ast.UnaryOp, valores: Valores) -> Any:
    valor = _valor(nodo.operand, valores)
    if isinstance(nodo.op, ast.Not):
        return not valor
    return None if valor is None else -valor


def _comparacion(nodo: ast.Compare, valores: Valores) -> bool:
    uno, otro = _valor(nodo.left, valores), _valor(nodo.comparators[0], valores)
    if uno is None or otro is None:
        return False
    return COMPARAR[type(nodo.ops[0])](uno, otro)


def _operacion(nodo: ast.BinOp, valores: Valores) -> Any:
    uno, otro = _valor(nodo.left, valores), _valor(nodo.right, valores)
    if uno is None or otro is None or (isinstance(nodo.op, ast.Div) and not otro):
        return None
    return OPERAR[type(nodo.op)](uno, otro)


def _llamada(nodo: ast.Call, valores: Valores) -> Any:
    nombre = nodo.func.id if isinstance(nodo.func, ast.Name) else ""
    dados = [_valor(parte, valores) for parte in nodo.args]
    # The day is the only thing that a function knows besides what it is given.
    return LLAMAR[nombre](*dados, valores[HOY]) if nombre in CON_HOY else LLAMAR[nombre](*dados)


POR_NODO: dict[type[ast.expr], Callable[[Any, Valores], Any]] = {
    ast.Constant: _constante,
    ast.Name: _nombre,
    ast.Attribute: _columna,
    ast.Tuple: _lista,
    ast.BoolOp: _logica,
    ast.UnaryOp: _unaria,
    ast.Compare: _comparacion,
    ast.BinOp: _operacion,
    ast.Call: _llamada,
}


def _exacto(valor: Any) -> Any:
    """Return numbers as Decimal: 0.1 is what was written and not its neighbour."""
    if isinstance(valor, bool) or not isinstance(valor, int | float):
        return valor
    return Decimal(str(valor))


def _suma(columna: tuple[Any, ...]) -> Decimal:
    return sum((c for c in columna if c is not None), Decimal(0))


def _cuenta(filas: Any) -> Decimal:
    return Decimal(len(filas or ()))


def _anios(desde: date | None, hoy: date) -> Decimal | None:
    """Count whole years, as ages are counted: on the very birthday one more."""
    if desde is None:
        return None
    return Decimal(hoy.year - desde.year - ((hoy.month, hoy.day) < (desde.month, desde.day)))


def _dias(desde: date | None, hasta: date | None) -> Decimal | None:
    return None if desde is None or hasta is None else Decimal((hasta - desde).days)


def _extremo(de: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda uno, otro: None if uno is None or otro is None else de(uno, otro)


def _redondea(valor: Decimal | None) -> Decimal | None:
    """Round to cents, half up; what has more figures than anything that is paid is nothing."""
    try:
        return None if valor is None else valor.quantize(CENTIMOS, ROUND_HALF_UP)
    except InvalidOperation:
        return None


CON_HOY = {"anios"}
LLAMAR: dict[str, Callable[..., Any]] = {
    "suma": _suma,
    "cuenta": _cuenta,
    "anios": _anios,
    "dias": _dias,
    "minimo": _extremo(min),
    "maximo": _extremo(max),
    "redondea": _redondea,
}
