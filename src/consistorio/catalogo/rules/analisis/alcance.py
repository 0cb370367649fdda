"""Which questions nobody would ever be asked, tried with every answer that could open them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations, islice, pairwise, product
from typing import Any

from consistorio.catalogo.rules.expresiones import compilar, evaluar
from consistorio.catalogo.rules.formulario import Campo, Formulario, TipoDeCampo
from consistorio.catalogo.rules.respuestas import en_orden

T = TipoDeCampo
NUMERICOS = {T.NUMERO, T.DECIMAL, T.IMPORTE}
INTENTOS = 100_000
"""For a whole form: what would need more is not said to be unreachable."""
OPCIONES_DE_VARIAS = 10
HOY = date(2026, 3, 2)


def sin_alcance(formulario: Formulario) -> Iterator[str]:
    """
    Yield the fields whose condition is never so.

    Only what can be decided is said: what depends on a computation, a date or a free text is not.
    """
    en_fila, gastados = en_orden(formulario), 0
    for campo in formulario.campos:
        previos = _previos(campo, en_fila) if campo.cuando else []
        if not campo.cuando or not _se_puede_decidir(campo, previos):
            continue
        se_abre, probadas = _probar(campo, previos, INTENTOS - gastados)
        gastados += probadas
        if not se_abre and gastados < INTENTOS:
            yield campo.nombre


def _probar(campo: Campo, previos: list[Campo], maximo: int) -> tuple[bool, int]:
    """Return whether some answer opens it, and how many have been tried."""
    probadas = 0
    for dadas in islice(_respuestas(campo, previos), maximo):
        probadas += 1
        if _abre(previos, campo, dadas):
            return True, probadas
    return False, probadas


def _previos(campo: Campo, en_fila: list[Campo]) -> list[Campo]:
    """Return all on which its being asked depends, each after those on which it depends."""
    por_mirar, faltan = {campo.nombre}, {campo.nombre}
    por_nombre = {c.nombre: c for c in en_fila}
    while por_mirar:
        uno = por_nombre[por_mirar.pop()]
        nuevos = compilar(uno.cuando).nombres - faltan if uno.cuando else frozenset()
        faltan |= nuevos
        por_mirar |= nuevos
    return [c for c in en_fila if c.nombre in faltan and c is not campo]


def _se_puede_decidir(campo: Campo, previos: list[Campo]) -> bool:
    if any(isinstance(n, ast.Call | ast.BinOp | ast.Attribute) for n in _nodos([*previos, campo])):
        return False
    return all(_es_de_pocas(c) or c.tipo is T.CASILLA or c.tipo in NUMERICOS for c in previos)


def _es_de_pocas(campo: Campo) -> bool:
    """Tell whether it is a choice of which every answer can be tried."""
    return bool(campo.opciones) and (
        campo.tipo is not T.VARIAS or len(campo.opciones) <= OPCIONES_DE_VARIAS
    )


def _abre(previos: list[Campo], campo: Campo, dadas: tuple[Any, ...]) -> bool:
    valores: dict[str, Any] = {}
    for previo, valor in zip(previos, dadas, strict=True):
        if not previo.cuando or evaluar(compilar(previo.cuando), valores, HOY):
            valores[previo.nombre] = valor
    return bool(evaluar(compilar(campo.cuando), valores, HOY))


def _respuestas(campo: Campo, previos: list[Campo]) -> Iterator[tuple[Any, ...]]:
    """Yield every way of answering what goes before."""
    numeros = _numeros_de([*previos, campo])
    return product(*(_valores(previo, numeros) for previo in previos))


def _valores(campo: Campo, numeros: list[Decimal]) -> list[Any]:
    if campo.tipo is T.VARIAS:
        valores = [o.valor for o in campo.opciones]
        return [s for n in range(len(valores) + 1) for s in combinations(valores, n)]
    if campo.opciones:
        return [None, *(o.valor for o in campo.opciones)]
    if campo.tipo is T.CASILLA:
        return [True] if campo.obligatorio else [False, True]
    maximo = Decimal("Infinity") if campo.tipo is T.IMPORTE else Decimal(campo.maximo)
    caben = [n for n in numeros if campo.minimo <= n <= maximo]
    return [n for n in caben if campo.tipo is not T.NUMERO or n == n.to_integral_value()]


def _numeros_de(campos: list[Campo]) -> list[Decimal]:
    """Return each number that the conditions name, those beside it and one between each two."""
    dichos = {
        Decimal(str(n.value))
        for n in _nodos(campos)
        if isinstance(n, ast.Constant) and type(n.value) in {int, float}
    } | {Decimal(0)}
    vecinos = sorted({d + paso for d in dichos for paso in (-1, 0, 1)})
    return sorted({*vecinos, *((uno + otro) / 2 for uno, otro in pairwise(vecinos))})


def _nodos(campos: list[Campo]) -> list[ast.AST]:
    return [n for c in campos if c.cuando for n in ast.walk(compilar(c.cuando).arbol)]
