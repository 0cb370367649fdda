"""What an office does with each message that arrives: how its state changes, what it answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from consistorio.registro.rules.sicres.defectos import CodigoSir
from consistorio.registro.rules.sicres.estados import Estado, Hecho, Lado, siguiente
from consistorio.registro.rules.sicres.listas import TipoDeMensaje

T, H = TipoDeMensaje, Hecho
INTENTOS_MAXIMOS = 12
PRIMERA_ESPERA = timedelta(minutes=1)
ESPERA_MAXIMA = timedelta(hours=4)
HECHOS = {
    T.ACK: H.ACK,
    T.ERROR: H.ERROR,
    T.CONFIRMACION: H.CONFIRMACION,
    T.ACK_CONFIRMACION: H.ACK_CONFIRMACION,
    T.RECHAZO: H.RECHAZO,
    T.ACK_RECHAZO: H.ACK_RECHAZO,
}
"""What each control message means, for the exchange that it speaks of."""

ACUSES = {T.CONFIRMACION: T.ACK_CONFIRMACION, T.RECHAZO: T.ACK_RECHAZO}
"""Messages that are repeated until they are answered, with their answer."""

LADOS = {
    T.CONFIRMACION: Lado.SALIENTE,
    T.RECHAZO: Lado.SALIENTE,
    T.ACK_CONFIRMACION: Lado.ENTRANTE,
    T.ACK_RECHAZO: Lado.ENTRANTE,
}
"""To which end speaks each message; of an ACK or an error, it depends on what it answers."""

_MARCA = re.compile(r"\[([0-9a-f]{12})\]\s*$")


@dataclass(frozen=True, slots=True)
class Decision:
    """
    What is done with a message.

    :param hasta: the new state, or None if it stays as it is.
    :param repetir_rechazo: whoever sends it has not understood that it was rejected.
    """

    hasta: Estado | None = None
    respuesta: TipoDeMensaje | None = None
    error: CodigoSir | None = None
    repetir_rechazo: bool = False


def ante_datos(estado: Estado | None, *, repetido: bool) -> Decision:
    """
    Decide on a valid data message that brings us an exchange.

    A repeated one is answered again and changes nothing; another one while we have the exchange in
    our hands, or have entered it, is an error of whoever sends it (0205).

    :param estado: that of the exchange as we received it, or None if we had not.
    :param repetido: the very same bytes had been taken before.
    """
    if repetido:
        return Decision(respuesta=T.ACK, repetir_rechazo=estado is Estado.RECHAZADO_ACK)
    if estado is None:
        return Decision(Estado.RECIBIDO, T.ACK)
    hasta = siguiente(Lado.ENTRANTE, estado, H.RECIBIR)
    if hasta is None:
        return Decision(respuesta=T.ERROR, error=CodigoSir.FICHERO_DUPLICADO)
    return Decision(hasta, T.ACK)


def ante_control(
    lado: Lado, estado: Estado, tipo: TipoDeMensaje, *, repetido: bool, vigente: bool
) -> Decision:
    """
    Decide on a control message about an exchange that we know.

    :param repetido: the very same bytes had come before: it is answered again, nothing else.
    :param vigente: it answers what we sent last; an old ACK or error says nothing of the new one.
    """
    respuesta = ACUSES.get(tipo)
    if repetido or not vigente:
        return Decision(respuesta=respuesta)
    hecho = HECHOS[tipo]
    if hecho is H.ACK and estado in {Estado.RECHAZADO, Estado.RECHAZADO_ERROR}:
        hecho = H.ACK_RECHAZO  # In 3.0 a rejection is a data message, and is answered as such.
    return Decision(siguiente(lado, estado, hecho), respuesta)


def marca(sha256: str) -> str:
    """
    Return what we write at the end of an answer to say which message it answers.

    SICRES gives messages no name: without it, an ACK that comes late would be taken as one of what
    was sent afterwards.
    """
    return f"[{sha256[:12]}]"


def marca_en(descripcion: str) -> str:
    """Return the first figures of the hash of the message that an answer speaks of, or nothing."""
    hallada = _MARCA.search(descripcion)
    return hallada[1] if hallada else ""


def sin_marca(descripcion: str) -> str:
    """Return the description as a person reads it."""
    return _MARCA.sub("", descripcion).strip()


def espera(intentos: int) -> timedelta:
    """Return how long to wait after so many attempts: each time the double, up to four hours."""
    doble: int = 1 << max(0, intentos - 1)
    return min(PRIMERA_ESPERA * doble, ESPERA_MAXIMA)


def agotado(intentos: int) -> bool:
    """Tell whether nobody insists any more, and a person has to look at it."""
    return intentos >= INTENTOS_MAXIMOS
