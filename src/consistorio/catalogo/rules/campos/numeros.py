"""Answers that are numbers, dates or hours. What can be read in two ways is not read."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal

from consistorio.catalogo.rules.campos.pegas import Pega, RespuestaNoValida
from consistorio.catalogo.rules.formulario import Pregunta

CIFRAS_MAXIMAS = 10
ANIO_MINIMO = 1850
_ESPACIOS = re.compile(r"\s")
# Thousands with dot and decimals with comma, or the other way round with decimals to show it: «1,200»
# alone would be twelve hundred for some and one and two tenths for others.
_FORMAS = (
    (re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?"), ".", ","),
    (re.compile(r"-?\d{1,3}(?:,\d{3})+\.\d+"), ",", "."),
    (re.compile(r"-?\d+(?:,\d+)?"), "", ","),
    (re.compile(r"-?\d+\.\d{1,2}"), "", "."),
)
_DUDOSA = re.compile(r"-?[1-9]\d{0,2},\d{3}")
FORMAS_DE_FECHA = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y")


def numero(pregunta: Pregunta, crudo: str) -> int:
    limpio = _ESPACIOS.sub("", crudo)
    if not re.fullmatch(rf"-?\d{{1,{CIFRAS_MAXIMAS}}}", limpio, re.ASCII):
        raise RespuestaNoValida(Pega.NUMERO)
    return int(_entre(pregunta, Decimal(limpio)))


def decimal(pregunta: Pregunta, crudo: str) -> Decimal:
    return _entre(pregunta, _leido(crudo, Pega.DECIMAL, decimales=4))


def importe(pregunta: Pregunta, crudo: str) -> Decimal:
    """Return euros with two decimals, ``minimo`` or more; an amount has no greatest of its own."""
    valor = _leido(_ESPACIOS.sub("", crudo).removesuffix("€"), Pega.IMPORTE, decimales=2)
    if valor < pregunta.minimo:
        raise RespuestaNoValida(Pega.MENOR, limite=pregunta.minimo)
    return valor.quantize(Decimal("0.01"))


def fecha(_pregunta: Pregunta, crudo: str) -> date:
    for forma in FORMAS_DE_FECHA:
        try:
            leida = datetime.strptime(crudo, forma).date()
        except ValueError:
            continue
        if leida.year >= ANIO_MINIMO:
            return leida
    raise RespuestaNoValida(Pega.FECHA)


def hora(_pregunta: Pregunta, crudo: str) -> time:
    hallada = re.fullmatch(r"([01]?\d|2[0-3])[:.]([0-5]\d)", crudo, re.ASCII)
    if hallada is None:
        raise RespuestaNoValida(Pega.HORA)
    return time(int(hallada[1]), int(hallada[2]))


def _leido(crudo: str, pega: Pega, *, decimales: int) -> Decimal:
    limpio = _ESPACIOS.sub("", crudo)
    if not limpio.isascii() or _DUDOSA.fullmatch(limpio):
        raise RespuestaNoValida(pega)
    for forma, miles, coma in _FORMAS:
        if forma.fullmatch(limpio):
            valor = Decimal((limpio.replace(miles, "") if miles else limpio).replace(coma, "."))
            if -int(valor.as_tuple().exponent) > decimales or valor.adjusted() >= CIFRAS_MAXIMAS:
                break
            return valor
    raise RespuestaNoValida(pega)


def _entre(pregunta: Pregunta, valor: Decimal) -> Decimal:
    if valor < pregunta.minimo:
        raise RespuestaNoValida(Pega.MENOR, limite=pregunta.minimo)
    if valor > pregunta.maximo:
        raise RespuestaNoValida(Pega.MAYOR, limite=pregunta.maximo)
    return valor
