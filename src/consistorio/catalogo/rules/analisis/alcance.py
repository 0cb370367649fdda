"""Which questions nobody would ever be asked, tried with every answer that could open them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations, islice, product
from typing import Any

from consistorio.catalogo.rules.expresiones import compilar, evaluar
from consistorio.catalogo.rules.formulario import Campo, Formulario, TipoDeCampo

T = TipoDeCampo
NUMERICOS = {T.NUMERO, T.DECIMAL, T.IMPORTE}
INTENTOS = 20_000
HOY = date(2026, 3, 2)


def sin_alcance(formulario: Formulario) -> Iterator[str]:
    """
    Yield the fields whose condition is never so.

    Only what can be decided is said: what depends on a computation, a date or a free text is not.
    """
    campos = {campo.nombre: campo for campo in formulario.campos}
    for campo in formulario.campos:
        if campo.cuando and _se_puede_decidir(campo, campos) and not _se_alcanza(campo, campos):
            yield campo.nombre


def _cadena(campo: Campo, campos: dict[str, Campo]) -> list[Campo]:
    """Return the field and all on which its being asked depends, those first."""
    cadena: list[Campo] = []
    for nombre in sorted(compilar(campo.cuando).nombres) if campo.cuando else ():
        cadena += [c for c in _cadena(campos[nombre], campos) if c not in cadena]
    return [*cadena, campo]


def _se_puede_decidir(campo: Campo, campos: dict[str, Campo]) -> bool:
    *previos, _ = cadena = _cadena(campo, campos)
    nodos = [n for c in cadena if c.cuando for n in ast.walk(compilar(c.cuando).arbol)]
    if any(isinstance(n, ast.Call | ast.BinOp | ast.Attribute) for n in nodos):
        return False
    return all(c.opciones or c.tipo is T.CASILLA or c.tipo in NUMERICOS for c in previos)


def _se_alcanza(campo: Campo, campos: dict[str, Campo]) -> bool:
    *previos, _ = cadena = _cadena(campo, campos)
    numeros = _numeros_de(cadena)
    respuestas = product(*(_respuestas(c, numeros) for c in previos))
    intentos = list(islice(respuestas, INTENTOS + 1))
    # Too many to try them all: nothing is said.
    return len(intentos) > INTENTOS or any(_abre(previos, campo, dadas) for dadas in intentos)


def _abre(previos: list[Campo], campo: Campo, dadas: tuple[Any, ...]) -> bool:
    valores: dict[str, Any] = {}
    for previo, valor in zip(previos, dadas, strict=True):
        if not previo.cuando or evaluar(compilar(previo.cuando), valores, HOY):
            valores[previo.nombre] = valor
    return bool(evaluar(compilar(campo.cuando), valores, HOY))


def _respuestas(campo: Campo, numeros: list[Decimal]) -> list[Any]:
    if campo.tipo is T.VARIAS:
        valores = [o.valor for o in campo.opciones]
        return [s for n in range(min(len(valores), 3) + 1) for s in combinations(valores, n)]
    if campo.opciones:
        return [None, *(o.valor for o in campo.opciones)]
    if campo.tipo is T.CASILLA:
        return [True] if campo.obligatorio else [False, True]
    maximo = None if campo.tipo is T.IMPORTE else campo.maximo
    return [n for n in numeros if n >= campo.minimo and (maximo is None or n <= maximo)]


def _numeros_de(cadena: list[Campo]) -> list[Decimal]:
    """Return each number that the conditions name, with its neighbours: where they may change."""
    nodos = [n for c in cadena if c.cuando for n in ast.walk(compilar(c.cuando).arbol)]
    dichos = {
        Decimal(str(n.value))
        for n in nodos
        if isinstance(n, ast.Constant) and type(n.value) in {int, float}
    } | {Decimal(0)}
    return sorted({d + paso for d in dichos for paso in (-1, 0, 1)})
