"""Many documents signed in one act: what one code releases, for how long (LRJSP art. 43)."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from consistorio.nucleo.normativa import LRJSP, regla

MAXIMO = 1_000
"""Documents that one code may release."""
VIGENCIA = timedelta(minutes=15)
"""After it nothing else is signed with that code, whatever is left."""

FIRMADO = "firmado"
"""What is said of a document that was signed; of the others, why not."""


class EstadoDeTanda(StrEnum):
    EN_CURSO = "en-curso"
    ACABADA = "acabada"
    DETENIDA = "detenida"
    CADUCADA = "caducada"


class TandaNoValida(ValueError):
    """Nothing was chosen, or more than one code may release."""


class TandaTerminada(ValueError):
    """There is nothing left to stop in it."""


def comprobar_cuantas(cuantas: int) -> None:
    """
    Let in a number of documents that one code may release.

    :raises TandaNoValida: if there is none, or more than ``MAXIMO``.
    """
    if not 1 <= cuantas <= MAXIMO:
        raise TandaNoValida(cuantas)


@regla(LRJSP.art("43"))
def estado(
    *, faltan: int, caduca_en: datetime, detenida_en: datetime | None, ahora: datetime
) -> EstadoDeTanda:
    """
    Return what a tanda is by ``ahora``; only one in course may sign.

    :param faltan: documents of which it has not said anything yet.
    """
    if not faltan:
        return EstadoDeTanda.ACABADA
    if detenida_en is not None:
        return EstadoDeTanda.DETENIDA
    return EstadoDeTanda.EN_CURSO if ahora < caduca_en else EstadoDeTanda.CADUCADA
