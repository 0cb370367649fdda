"""What may be wrong with a message, and how the other office is told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CodigoSir(StrEnum):
    """
    Error codes of the interchange: four digits, those of the integration guide that alSIGM follows.

    The annex 1.D of the norm gives only their ranges.
    """

    XML = "0037"
    DESTINO_INALCANZABLE = "0039"
    ANOTACION = "0041"
    ANEXOS = "0045"
    MENSAJE = "0064"
    ASIENTO = "0065"
    FICHERO_DUPLICADO = "0205"
    MENSAJE_DUPLICADO = "0206"


@dataclass(frozen=True, slots=True)
class Defecto:
    """
    One thing that is wrong. :param regla: short name of the rule, for programs and tests.

    :param campo: element of the message; :param frase: for the clerk, complete and in Spanish.
    :param leve: it does not stop the message; the clerk is told.
    """

    codigo: CodigoSir
    regla: str
    campo: str
    frase: str
    leve: bool = False


def del_asiento(regla: str, campo: str, frase: str) -> Defecto:
    return Defecto(CodigoSir.ASIENTO, regla, campo, frase)


def del_anexo(regla: str, campo: str, frase: str) -> Defecto:
    return Defecto(CodigoSir.ANEXOS, regla, campo, frase)


def aviso(regla: str, campo: str, frase: str) -> Defecto:
    return Defecto(CodigoSir.ASIENTO, regla, campo, frase, leve=True)
