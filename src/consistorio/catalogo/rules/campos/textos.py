"""Answers that are text, or one of those offered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from consistorio.catalogo.rules.campos.pegas import Pega, RespuestaNoValida
from consistorio.catalogo.rules.formulario import Pregunta

MARCADA = {"on", "si", "true", "1"}
_CORREO = re.compile(
    r"[^@\s,;<>\"()]{1,64}@(?=.{4,255}$)(?:[^@\s,;<>\"().]{1,63}\.)+[^@\s,;<>\"().]{2,63}"
)
_TELEFONO = re.compile(r"\+?[0-9 ]{9,20}")
CORREO_MAXIMO = 254


def texto(pregunta: Pregunta, crudo: str) -> str:
    if len(crudo) > pregunta.maximo:
        raise RespuestaNoValida(Pega.LARGO, limite=pregunta.maximo)
    return crudo


def correo(_pregunta: Pregunta, crudo: str) -> str:
    if len(crudo) > CORREO_MAXIMO or not _CORREO.fullmatch(crudo):
        raise RespuestaNoValida(Pega.CORREO)
    return crudo


def telefono(_pregunta: Pregunta, crudo: str) -> str:
    if not _TELEFONO.fullmatch(crudo):
        raise RespuestaNoValida(Pega.TELEFONO)
    return crudo


def una(pregunta: Pregunta, crudo: str) -> str:
    if crudo not in {opcion.valor for opcion in pregunta.opciones}:
        raise RespuestaNoValida(Pega.OPCION)
    return crudo


def varias(pregunta: Pregunta, crudo: Any) -> tuple[str, ...] | None:
    """Return those chosen, in the order in which they are offered."""
    elegidas = crudo if isinstance(crudo, Sequence) and not isinstance(crudo, str) else [crudo]
    elegidas = [str(una) for una in elegidas if una]
    if set(elegidas) - {opcion.valor for opcion in pregunta.opciones}:
        raise RespuestaNoValida(Pega.OPCION)
    return tuple(o.valor for o in pregunta.opciones if o.valor in elegidas) or None


def casilla(pregunta: Pregunta, crudo: Any) -> bool | None:
    """Return whether it is marked; where it must be, an unmarked one is no answer."""
    marcada = str(crudo).lower() in MARCADA
    return marcada or (None if pregunta.obligatorio else False)
