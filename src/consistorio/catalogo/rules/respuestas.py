"""All the answers of a form together: which questions apply, what is worked out, what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from graphlib import CycleError, TopologicalSorter
from typing import Any

from consistorio.catalogo.rules.campos import RespuestaNoValida, leer
from consistorio.catalogo.rules.expresiones import compilar, evaluar
from consistorio.catalogo.rules.formulario import Campo, Documento, Formulario, TipoDeCampo
from consistorio.nucleo.normativa import LPACAP, regla

CENTIMOS = Decimal("0.01")


class FormularioCircular(ValueError):
    """Some fields wait for one another; the message names them."""


@dataclass(frozen=True, slots=True)
class Juicio:
    """
    What the answers amount to.

    :param valores: of each question that applies and has been answered well, and what is worked out.
    :param errores: why the others are not taken.
    :param ocultos: what is not asked of who has given these answers.
    """

    valores: dict[str, Any] = field(default_factory=dict)
    errores: dict[str, RespuestaNoValida] = field(default_factory=dict)
    ocultos: frozenset[str] = frozenset()


@regla(LPACAP.art("66.1"))
def juzgar(formulario: Formulario, crudas: Mapping[str, Any], hoy: date) -> Juicio:
    """
    Return what the answers amount to.

    What is not asked is not kept, whatever came: a datum that is not needed is not taken. A question
    whose condition waits for an answer that is missing or wrong is not asked yet.

    :param hoy: official day of the sede.
    """
    valores: dict[str, Any] = {}
    errores: dict[str, RespuestaNoValida] = {}
    ocultos: set[str] = set()
    for campo in en_orden(formulario):
        if campo.cuando and not evaluar(compilar(campo.cuando), valores, hoy):
            ocultos.add(campo.nombre)
        elif campo.tipo is TipoDeCampo.CALCULO:
            valores[campo.nombre] = _calculado(campo, valores, hoy)
        elif campo.tipo is not TipoDeCampo.NOTA:
            try:
                valores[campo.nombre] = leer(campo, crudas.get(campo.nombre))
            except RespuestaNoValida as error:
                errores[campo.nombre] = error
    dados = {c: v for c, v in valores.items() if v is not None}
    return Juicio(dados, errores, frozenset(ocultos))


@regla(LPACAP.art("28.1"))
def documentos_que_se_piden(
    documentos: tuple[Documento, ...], valores: Mapping[str, Any], hoy: date
) -> tuple[Documento, ...]:
    """Return those that go with these answers; the others are not asked of this person."""
    return tuple(d for d in documentos if not d.cuando or evaluar(compilar(d.cuando), valores, hoy))


def en_orden(formulario: Formulario) -> list[Campo]:
    """
    Return the fields so that each comes after those it reads.

    :raises FormularioCircular: if some wait for one another.
    """
    por_nombre = {campo.nombre: campo for campo in formulario.campos}
    if not any(campo.cuando or campo.calculo for campo in formulario.campos):
        return list(formulario.campos)
    grafo = TopologicalSorter(
        {n: sorted(nombres_que_lee(c) & por_nombre.keys()) for n, c in por_nombre.items()}
    )
    try:
        return [por_nombre[nombre] for nombre in grafo.static_order()]
    except CycleError as error:
        raise FormularioCircular(" → ".join(error.args[1])) from None


def nombres_que_lee(campo: Campo) -> set[str]:
    """Return the fields on which the condition and the computation of this one depend."""
    expresiones = [texto for texto in (campo.cuando, campo.calculo) if texto]
    return {nombre for texto in expresiones for nombre in compilar(texto).nombres}


def _calculado(campo: Campo, valores: Mapping[str, Any], hoy: date) -> Decimal | None:
    valor = evaluar(compilar(campo.calculo), valores, hoy)
    try:
        return None if valor is None else Decimal(valor).quantize(CENTIMOS, ROUND_HALF_UP)
    except InvalidOperation:
        return None
