"""The states of an exchange, on the side that sends it and on the side that receives it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Lado(StrEnum):
    """Which end of the exchange we are; an office may be both of the same one."""

    SALIENTE = "saliente"
    ENTRANTE = "entrante"


class Estado(StrEnum):
    """Where an exchange is, as far as this office knows."""

    PENDIENTE = "pendiente"
    ENVIADO = "enviado"
    ENVIADO_ACK = "enviado-ack"
    ENVIADO_ERROR = "enviado-error"
    DEVUELTO = "devuelto"
    CONFIRMADO = "confirmado"
    ANULADO = "anulado"
    RECIBIDO = "recibido"
    ACEPTADO = "aceptado"
    ACEPTADO_ACK = "aceptado-ack"
    RECHAZADO = "rechazado"
    RECHAZADO_ACK = "rechazado-ack"
    RECHAZADO_ERROR = "rechazado-error"
    REENVIADO = "reenviado"
    REENVIADO_ACK = "reenviado-ack"
    REENVIADO_ERROR = "reenviado-error"


class Hecho(StrEnum):
    """What may happen to it: done by somebody here, or told by another office."""

    ENVIAR = "enviar"
    ACK = "ack"
    ERROR = "error"
    CONFIRMACION = "confirmacion"
    RECHAZO = "rechazo"
    ANULAR = "anular"
    REENVIAR = "reenviar"
    RECIBIR = "recibir"
    ACEPTAR = "aceptar"
    RECHAZAR = "rechazar"
    ACK_CONFIRMACION = "ack-confirmacion"
    ACK_RECHAZO = "ack-rechazo"


class TransicionNoPermitida(Exception):
    """The exchange is not in a state in which that can be done."""


@dataclass(frozen=True, slots=True)
class Transicion:
    lado: Lado
    desde: Estado
    hecho: Hecho
    hasta: Estado


E, H, S, R = Estado, Hecho, Lado.SALIENTE, Lado.ENTRANTE
_EN_CAMINO = (E.PENDIENTE, E.ENVIADO, E.ENVIADO_ACK, E.ENVIADO_ERROR)
_DE_NUEVO = (E.REENVIADO, E.REENVIADO_ACK, E.REENVIADO_ERROR)

TRANSICIONES = (
    # side, from, fact, to. We send:
    Transicion(S, E.PENDIENTE, H.ENVIAR, E.ENVIADO),
    Transicion(S, E.PENDIENTE, H.ANULAR, E.ANULADO),
    # The worker may die between handing it over and writing it down.
    Transicion(S, E.PENDIENTE, H.ACK, E.ENVIADO_ACK),
    Transicion(S, E.PENDIENTE, H.ERROR, E.ENVIADO_ERROR),
    Transicion(S, E.ENVIADO, H.ACK, E.ENVIADO_ACK),
    Transicion(S, E.ENVIADO, H.ERROR, E.ENVIADO_ERROR),
    Transicion(S, E.ENVIADO_ERROR, H.ACK, E.ENVIADO_ACK),
    Transicion(S, E.ENVIADO_ERROR, H.ENVIAR, E.ENVIADO),
    Transicion(S, E.ENVIADO_ERROR, H.REENVIAR, E.REENVIADO),
    Transicion(S, E.ENVIADO_ERROR, H.ANULAR, E.ANULADO),
    Transicion(S, E.DEVUELTO, H.REENVIAR, E.REENVIADO),
    Transicion(S, E.DEVUELTO, H.ANULAR, E.ANULADO),
    Transicion(S, E.REENVIADO, H.ACK, E.REENVIADO_ACK),
    Transicion(S, E.REENVIADO, H.ERROR, E.REENVIADO_ERROR),
    Transicion(S, E.REENVIADO_ERROR, H.ACK, E.REENVIADO_ACK),
    Transicion(S, E.REENVIADO_ERROR, H.ENVIAR, E.REENVIADO),
    Transicion(S, E.REENVIADO_ERROR, H.REENVIAR, E.REENVIADO),
    Transicion(S, E.REENVIADO_ERROR, H.ANULAR, E.ANULADO),
    *(Transicion(S, desde, H.RECHAZO, E.DEVUELTO) for desde in (*_EN_CAMINO, *_DE_NUEVO)),
    # A confirmation is always believed: there is an asiento, whatever we had thought.
    *(
        Transicion(S, desde, H.CONFIRMACION, E.CONFIRMADO)
        for desde in (*_EN_CAMINO, *_DE_NUEVO, E.DEVUELTO, E.ANULADO)
    ),
    # We receive:
    Transicion(R, E.RECIBIDO, H.ACEPTAR, E.ACEPTADO),
    Transicion(R, E.RECIBIDO, H.RECHAZAR, E.RECHAZADO),
    Transicion(R, E.RECIBIDO, H.REENVIAR, E.REENVIADO),
    Transicion(R, E.ACEPTADO, H.ACK_CONFIRMACION, E.ACEPTADO_ACK),
    Transicion(R, E.RECHAZADO, H.ACK_RECHAZO, E.RECHAZADO_ACK),
    Transicion(R, E.RECHAZADO, H.ERROR, E.RECHAZADO_ERROR),
    Transicion(R, E.RECHAZADO_ERROR, H.ACK_RECHAZO, E.RECHAZADO_ACK),
    Transicion(R, E.RECHAZADO_ERROR, H.ENVIAR, E.RECHAZADO),
    Transicion(R, E.REENVIADO, H.ACK, E.REENVIADO_ACK),
    Transicion(R, E.REENVIADO, H.ERROR, E.REENVIADO_ERROR),
    # Nobody has it but us: it can be handed over to another, accepted or rejected after all.
    Transicion(R, E.REENVIADO_ERROR, H.ACK, E.REENVIADO_ACK),
    Transicion(R, E.REENVIADO_ERROR, H.ENVIAR, E.REENVIADO),
    Transicion(R, E.REENVIADO_ERROR, H.REENVIAR, E.REENVIADO),
    Transicion(R, E.REENVIADO_ERROR, H.RECHAZAR, E.RECHAZADO),
    Transicion(R, E.REENVIADO_ERROR, H.ACEPTAR, E.ACEPTADO),
    # Whoever we handed it over to gives it back to us, and not to where it began (SICRES 3.0).
    *(Transicion(R, desde, H.RECHAZO, E.DEVUELTO) for desde in _DE_NUEVO),
    Transicion(R, E.DEVUELTO, H.REENVIAR, E.REENVIADO),
    Transicion(R, E.DEVUELTO, H.RECHAZAR, E.RECHAZADO),
    Transicion(R, E.DEVUELTO, H.ACEPTAR, E.ACEPTADO),
    # It had left our hands and comes again: the first office sends it to us once more.
    *(
        Transicion(R, desde, H.RECIBIR, E.RECIBIDO)
        for desde in (E.RECHAZADO, E.RECHAZADO_ACK, E.RECHAZADO_ERROR, E.DEVUELTO, *_DE_NUEVO)
    ),
)
_TABLA = {(t.lado, t.desde, t.hecho): t.hasta for t in TRANSICIONES}
ESPERAN = {
    S: {E.PENDIENTE, E.ENVIADO, E.REENVIADO},
    R: {E.ACEPTADO, E.RECHAZADO, E.REENVIADO},
}
TERMINADOS = {
    S: {E.CONFIRMADO, E.ANULADO},
    R: {E.ACEPTADO_ACK, E.RECHAZADO_ACK, E.REENVIADO_ACK},
}


def siguiente(lado: Lado, desde: Estado, hecho: Hecho) -> Estado | None:
    """Return the state after ``hecho``, or None if it changes nothing from there."""
    return _TABLA.get((lado, desde, hecho))


def transitar(lado: Lado, desde: Estado, hecho: Hecho) -> Estado:
    """
    Return the state after what somebody wants to do here.

    :raises TransicionNoPermitida: if it cannot be done from where it is.
    """
    hasta = siguiente(lado, desde, hecho)
    if hasta is None:
        raise TransicionNoPermitida(f"{hecho} desde {desde}")
    return hasta


def posibles(lado: Lado, desde: Estado) -> frozenset[Hecho]:
    """Return what may happen from a state."""
    return frozenset(h for (suyo, estado, h) in _TABLA if (suyo, estado) == (lado, desde))
