"""From the text of an expression to its tree, with nothing in it that could do anything else."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import lru_cache

LARGO_MAXIMO = 400
NODOS_MAXIMOS = 80
NUMERO_MAXIMO = 10**12
FUNCIONES = {
    "suma": 1,
    "cuenta": 1,
    "anios": 1,
    "dias": 2,
    "minimo": 2,
    "maximo": 2,
    "redondea": 1,
}
PALABRAS = {"y": "and", "o": "or", "no": "not", "en": "in"}
HOY = "hoy"
RESERVADAS = frozenset({*PALABRAS, *FUNCIONES, HOY})
_TROZOS = re.compile(r"\"[^\"]*\"|'[^']*'|\b(?:y|o|no|en)\b")
ADMITIDOS = (
    ast.Expression, ast.BoolOp, ast.And, ast.Or, ast.UnaryOp, ast.Not, ast.USub,
    ast.BinOp, ast.Add, ast.Sub, ast.Mult, ast.Div,
    ast.Compare, ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.In, ast.NotIn,
    ast.Call, ast.Name, ast.Attribute, ast.Load, ast.Constant, ast.Tuple,
)  # fmt: skip


class ExpresionIncorrecta(ValueError):
    """The expression is not one of ours; the message says why, to who writes it."""


@dataclass(frozen=True, slots=True)
class Expresion:
    """
    An expression that may be evaluated.

    :param nombres: the fields that it reads.
    """

    texto: str
    arbol: ast.expr
    nombres: frozenset[str]


@lru_cache(maxsize=4096)
def compilar(texto: str) -> Expresion:
    """
    Return the expression that ``texto`` says.

    :raises ExpresionIncorrecta: if it is not understood, or is too long.
    """
    if len(texto) > LARGO_MAXIMO:
        raise ExpresionIncorrecta(f"La expresión pasa de {LARGO_MAXIMO} caracteres")
    try:
        arbol = ast.parse(_en_ingles(texto).strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ExpresionIncorrecta(f"No se entiende «{texto}»") from None
    nodos = list(ast.walk(arbol))
    if len(nodos) > NODOS_MAXIMOS:
        raise ExpresionIncorrecta(
            "La expresión es demasiado complicada: parta el cálculo en campos"
        )
    for nodo in nodos:
        _comprobar(nodo, texto)
    return Expresion(texto, arbol.body, _nombres(nodos))


def _en_ingles(texto: str) -> str:
    """Return it with y, o, no and en as Python says them, outside of what goes in quotes."""
    return _TROZOS.sub(lambda trozo: PALABRAS.get(trozo[0], trozo[0]), texto)


def _comprobar(nodo: ast.AST, texto: str) -> None:
    if not isinstance(nodo, ADMITIDOS):
        raise ExpresionIncorrecta(f"«{texto}» tiene algo que no se admite")
    match nodo:
        case ast.Constant(value=valor) if type(valor) not in {str, int, float, bool}:
            raise ExpresionIncorrecta(f"«{texto}» tiene un valor que no se admite")
        case ast.Constant(value=int() | float() as valor) if not abs(valor) < NUMERO_MAXIMO:
            raise ExpresionIncorrecta(f"«{texto}» tiene un número demasiado grande")
        case ast.Call():
            _comprobar_llamada(nodo)
        case ast.Attribute(value=tabla) if not isinstance(tabla, ast.Name):
            raise ExpresionIncorrecta(f"«{texto}»: una columna se escribe tabla.columna")
        case ast.Compare(ops=ops) if len(ops) > 1:
            raise ExpresionIncorrecta(f"«{texto}»: una comparación cada vez, unidas con «y»")


def _comprobar_llamada(nodo: ast.Call) -> None:
    nombre = nodo.func.id if isinstance(nodo.func, ast.Name) else ""
    if nombre not in FUNCIONES or nodo.keywords:
        raise ExpresionIncorrecta(f"No hay tal función; las que hay: {', '.join(FUNCIONES)}")
    if len(nodo.args) != FUNCIONES[nombre]:
        raise ExpresionIncorrecta(f"«{nombre}» lleva {FUNCIONES[nombre]} entre los paréntesis")


def _nombres(nodos: list[ast.AST]) -> frozenset[str]:
    funciones = {id(n.func) for n in nodos if isinstance(n, ast.Call)}
    leidos = {n.id for n in nodos if isinstance(n, ast.Name) and id(n) not in funciones}
    return frozenset(leidos - {HOY})
