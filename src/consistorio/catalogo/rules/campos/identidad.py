"""Answers with control characters: who somebody is, which account, which car."""

from __future__ import annotations

import re

from stdnum import iban as iban_estandar
from stdnum.exceptions import ValidationError

from consistorio.catalogo.rules.campos.pegas import Pega, RespuestaNoValida
from consistorio.catalogo.rules.formulario import Pregunta
from consistorio.nucleo.identificadores.nif import Nif, NifNoValido

# Four figures and three consonants since 2000; before, the province, up to six figures and letters;
# and the special ones (tractors, trailers, historic, provisional…), which begin by a letter too.
_SEPARADORES = re.compile(r"[\s\-]")
_MATRICULAS = (
    re.compile(r"[0-9]{4}[BCDFGHJKLMNPRSTVWXYZ]{3}"),
    re.compile(r"[A-Z]{1,3}[0-9]{4,6}[A-Z]{0,3}"),
)


def nif(_pregunta: Pregunta, crudo: str) -> Nif:
    try:
        return Nif.leer(crudo)
    except NifNoValido:
        raise RespuestaNoValida(Pega.NIF) from None


def iban(_pregunta: Pregunta, crudo: str) -> str:
    """Return it in groups of four, as it is read on a bank card."""
    try:
        return str(iban_estandar.format(iban_estandar.validate(crudo.upper())))
    except ValidationError:
        raise RespuestaNoValida(Pega.IBAN) from None


def matricula(_pregunta: Pregunta, crudo: str) -> str:
    limpia = _SEPARADORES.sub("", crudo).upper()
    if not any(forma.fullmatch(limpia) for forma in _MATRICULAS):
        raise RespuestaNoValida(Pega.MATRICULA)
    return limpia
