"""Where a delivery may go from where it is. None of it is a condition of the filing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from consistorio.nucleo.normativa import LPACAP, regla


class Estado(StrEnum):
    """Where a delivery is in a unit; the last five are no longer work of that unit."""

    PENDIENTE = "pendiente"
    ACEPTADA = "aceptada"
    TRAMITADA = "tramitada"
    ARCHIVADA = "archivada"
    REENVIADA = "reenviada"
    DEVUELTA = "devuelta"
    COPIA = "copia"
    LEIDA = "leida"


class Accion(StrEnum):
    """What may be done with a delivery."""

    COGER = "coger"
    ASIGNAR = "asignar"
    SOLTAR = "soltar"
    REENVIAR = "reenviar"
    DEVOLVER = "devolver"
    COPIAR = "copiar"
    INCOAR = "incoar"
    ARCHIVAR = "archivar"
    REABRIR = "reabrir"
    LEER = "leer"


class TransicionNoPermitida(ValueError):
    """From where the delivery is, that cannot be done."""


class EsDeOtraPersona(Exception):
    """Somebody else has it. :param quien: her NIF."""

    def __init__(self, quien: str) -> None:
        super().__init__("La entrada la tiene otra persona.")
        self.quien = quien


class FaltaElMotivo(ValueError):
    """What is sent away, returned, closed or opened again says why."""


E, A = Estado, Accion


@dataclass(frozen=True, slots=True)
class Transicion:
    """
    A step of a delivery: from where, with what, to where, and who may.

    :param de_quien_la_tiene: while somebody has it, only she does it, or who may assign.
    """

    desde: Estado
    accion: Accion
    hasta: Estado
    permiso: str = "registro.distribuir"
    de_quien_la_tiene: bool = True


TRANSICIONES = (
    Transicion(E.PENDIENTE, A.COGER, E.ACEPTADA),
    Transicion(E.PENDIENTE, A.ASIGNAR, E.ACEPTADA),
    Transicion(E.ACEPTADA, A.COGER, E.ACEPTADA),
    Transicion(E.ACEPTADA, A.ASIGNAR, E.ACEPTADA),
    Transicion(E.ACEPTADA, A.SOLTAR, E.PENDIENTE),
    Transicion(E.PENDIENTE, A.REENVIAR, E.REENVIADA),
    Transicion(E.ACEPTADA, A.REENVIAR, E.REENVIADA),
    Transicion(E.PENDIENTE, A.DEVOLVER, E.DEVUELTA),
    Transicion(E.ACEPTADA, A.DEVOLVER, E.DEVUELTA),
    Transicion(E.PENDIENTE, A.COPIAR, E.PENDIENTE, de_quien_la_tiene=False),
    Transicion(E.ACEPTADA, A.COPIAR, E.ACEPTADA, de_quien_la_tiene=False),
    Transicion(E.TRAMITADA, A.COPIAR, E.TRAMITADA, de_quien_la_tiene=False),
    Transicion(E.PENDIENTE, A.INCOAR, E.TRAMITADA, de_quien_la_tiene=False),
    Transicion(E.ACEPTADA, A.INCOAR, E.TRAMITADA, de_quien_la_tiene=False),
    Transicion(E.ACEPTADA, A.ARCHIVAR, E.ARCHIVADA),
    Transicion(E.ARCHIVADA, A.REABRIR, E.PENDIENTE, "registro.asignar", de_quien_la_tiene=False),
    Transicion(E.COPIA, A.LEER, E.LEIDA, de_quien_la_tiene=False),
)
_POR_PASO = {(t.desde, t.accion): t for t in TRANSICIONES}
CON_MOTIVO = frozenset({A.REENVIAR, A.DEVOLVER, A.ARCHIVAR, A.REABRIR})
FUERA_DE_LA_UNIDAD = frozenset({E.REENVIADA, E.DEVUELTA})
"""What has left the unit is not hers to see any more."""
SIN_ACABAR = frozenset({E.PENDIENTE, E.ACEPTADA})


def acciones(desde: str) -> tuple[Accion, ...]:
    """Return what can be done with a delivery that is there."""
    return tuple(t.accion for t in TRANSICIONES if t.desde == desde)


@regla(LPACAP.art("16.2"))
def transicion(desde: str, accion: Accion) -> Transicion:
    """
    Return the step that ``accion`` is from there.

    :raises TransicionNoPermitida: if there is none.
    """
    try:
        return _POR_PASO[Estado(desde), accion]
    except (KeyError, ValueError):
        raise TransicionNoPermitida(f"{accion} desde {desde}") from None


def exigir_titular(paso: Transicion, *, titular: str, quien: str, puede_asignar: bool) -> None:
    """
    Let the step go on if nobody has the delivery, or it is ``quien``, or she may assign.

    Nobody takes what somebody has, not even who may assign: she assigns it.

    :raises EsDeOtraPersona: otherwise, and says whose it is.
    """
    if not titular or titular == quien or not paso.de_quien_la_tiene:
        return
    if puede_asignar and paso.accion is not Accion.COGER:
        return
    raise EsDeOtraPersona(titular)


def exigir_motivo(accion: Accion, motivo: str) -> str:
    """
    Return the reason without spaces around, if the step asks for one.

    :raises FaltaElMotivo: if it asks and there is none.
    """
    limpio = motivo.strip()[:500]
    if accion in CON_MOTIVO and not limpio:
        raise FaltaElMotivo
    return limpio
