"""The resolution: what it may decide, and the text with which the clerk begins (LPACAP art. 88)."""

import re
from collections.abc import Mapping
from enum import StrEnum

from consistorio.nucleo.normativa import LPACAP, regla

_CAMPO = re.compile(r"\[\[\s*([a-z_]+)\s*\]\]")


class CampoDesconocido(LookupError):
    """The template asks for something that the expediente does not have."""


class Sentido(StrEnum):
    """What is decided on a request."""

    ESTIMATORIA = "estimatoria"
    DESESTIMATORIA = "desestimatoria"
    INADMISION = "inadmision"
    DESISTIMIENTO = "desistimiento"


_RESUELVE = {
    Sentido.ESTIMATORIA: "**Primero.** Estimar la solicitud presentada por [[interesado]] "
    "(NIF [[nif]]), referida a «[[asunto]]».",
    Sentido.DESESTIMATORIA: "**Primero.** Desestimar la solicitud presentada por [[interesado]] "
    "(NIF [[nif]]), referida a «[[asunto]]», por los motivos expuestos.",
    Sentido.INADMISION: "**Primero.** Inadmitir la solicitud presentada por [[interesado]] "
    "(NIF [[nif]]), referida a «[[asunto]]», por los motivos expuestos.",
    Sentido.DESISTIMIENTO: "**Primero.** Tener a [[interesado]] (NIF [[nif]]) por desistida de su "
    "petición, referida a «[[asunto]]», por no haber subsanado en plazo lo que se le requirió "
    "(artículo 68.1 de la Ley 39/2015), y declarar concluso el procedimiento.",
}

PLANTILLA = """## Antecedentes

**Primero.** El [[fecha_de_entrada]], con número de registro [[asiento]], [[interesado]] presentó \
una solicitud referida a «[[asunto]]».

**Segundo.** Se ha tramitado el expediente [[expediente]], del procedimiento «[[procedimiento]]».

## Fundamentos de derecho

**Primero.** Ley 39/2015, de 1 de octubre, del Procedimiento Administrativo Común de las \
Administraciones Públicas. [[base_legal]]

**Segundo.** Es competente para resolver [[organo]].

## Resuelvo

[[resuelve]]

**Segundo.** Notificar esta resolución a la persona interesada, con indicación de los recursos que \
proceden."""


@regla(LPACAP.art("88.1"), LPACAP.art("88.3"))
def texto_inicial(sentido: Sentido, campos: Mapping[str, str], plantilla: str = "") -> str:
    """
    Return the text with which the clerk begins, with the data of the case in their places.

    :param plantilla: that of the procedure, if it has its own; ``[[campo]]`` is a place.
    :raises CampoDesconocido: if a place has no datum.
    """
    con_sentido = {**campos, "resuelve": fundir(_RESUELVE[sentido], campos)}
    return fundir(plantilla or PLANTILLA, con_sentido)


def fundir(plantilla: str, campos: Mapping[str, str]) -> str:
    """
    Return the template with its places filled. What fills them is text: it is never read again.

    :raises CampoDesconocido: if a place has no datum.
    """

    def valor(lugar: re.Match[str]) -> str:
        try:
            return campos[lugar[1]]
        except KeyError:
            raise CampoDesconocido(lugar[1]) from None

    return _CAMPO.sub(valor, plantilla).replace(" \n", "\n").strip()
