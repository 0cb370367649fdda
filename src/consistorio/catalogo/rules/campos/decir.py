"""An answer in the words of a paper, in Spanish."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Any

from consistorio.catalogo.rules.formulario import Campo, Pregunta, TipoDeCampo
from consistorio.catalogo.rules.textos import en_idioma
from consistorio.nucleo.fechas import fecha_larga


def decir(pregunta: Pregunta, valor: Any) -> str:
    """Return the value as people read it: «1.200,50 €», «lunes, 2 de marzo de 2026», «Sí»."""
    match valor:
        case bool():
            return "Sí" if valor else "No"
        case int() | Decimal():
            unidad = "€" if pregunta.tipo is TipoDeCampo.IMPORTE else pregunta.unidad
            return f"{numero(valor)} {unidad}".strip()
        case date():
            return fecha_larga(valor)
        case time():
            return f"{valor:%H:%M}"
        case tuple():
            return _varios(pregunta, valor)
    return _etiqueta(pregunta, str(valor))


def numero(valor: Decimal | int) -> str:
    """Return «1.200,50»: dot for the thousands and comma for the decimals."""
    return f"{Decimal(valor):,f}".translate(str.maketrans(",.", ".,"))


def _varios(pregunta: Pregunta, valores: tuple[Any, ...]) -> str:
    if isinstance(pregunta, Campo) and pregunta.columnas:
        return "\n".join(_fila(pregunta, fila) for fila in valores)
    return "; ".join(_etiqueta(pregunta, str(uno)) for uno in valores)


def _etiqueta(pregunta: Pregunta, valor: str) -> str:
    por_valor = {o.valor: en_idioma(o.etiqueta, "es").valor for o in pregunta.opciones}
    return por_valor.get(valor, valor)


def _fila(campo: Campo, fila: dict[str, Any]) -> str:
    celdas = [(columna, fila.get(columna.nombre)) for columna in campo.columnas]
    return "; ".join(
        f"{en_idioma(c.etiqueta, 'es').valor}: {decir(c, v)}" for c, v in celdas if v is not None
    )
