"""To enter a document in the registro general."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from consistorio.firma import services as firma
from consistorio.nucleo.normativa import LPACAP, ROF, regla
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro.models import Sentido
from consistorio.registro.rules import asiento as reglas
from consistorio.registro.rules.numeracion import NumeroDeAsiento
from consistorio.registro.services.justificante import (
    avisar_de_que_espera,
    emitir,
    procurar_justificante,
)
from consistorio.registro.services.libro import Fila, PorAnotar, abrir_libro, anotar_ya, item
from consistorio.registro.services.presentacion import Presentacion
from consistorio.registro.services.recibo import recien_anotado

Escritor = Callable[[PorAnotar], Fila]
_escritor: list[Escritor] = []

NUEVO_EJERCICIO = "cambio-de-ejercicio"


class ClaveReutilizada(Exception):
    """The key already stands for another document."""


class PresentacionParada(Exception):
    """The entidad has stopped this filing; nothing was entered (see `services.parada`)."""


class RelojAtrasado(Exception):
    """The clock went back; nothing is filed until it is right."""


@dataclass(frozen=True, slots=True)
class AsientoHecho:
    """An asiento with its number and hour. :param repetido: it had been entered before."""

    id: UUID
    numero: str
    presentado_en: datetime
    efectivo_el: date
    justificante_id: UUID
    csv: str
    repetido: bool


def usar_combinador(escritor: Escritor) -> None:
    """Enter through ``escritor``, which gives each filing its receipt too, from now on."""
    _escritor[:] = [escritor]


@regla(LPACAP.art("16.2"), LPACAP.art("16.3"))
def anotar_entrada(
    *, actor: Actor, presentacion: Presentacion, clave: str, reloj: Reloj
) -> AsientoHecho:
    """
    Enter a document in the registro general and return its asiento.

    Asking again with the same ``clave`` returns the same asiento, so a client that lost the answer
    can repeat the question without filing twice. Number and hour are taken together under the lock
    of the libro, so that both run in the order of arrival and no number is skipped.

    :param clave: chosen by the client, one for each filing; at most 64 characters.
    :param reloj: gives the official time of the sede (LPACAP art. 31.2).
    :raises SinPermiso: if the actor may not file in this registro.
    :raises ClaveReutilizada: if ``clave`` already stands for another document.
    :raises RelojAtrasado: if the clock went back; nothing is filed until it is right.
    :raises PresentacionParada: if the entidad has stopped it.
    """
    return _entrada(actor, presentacion, clave, reloj)[0]


@regla(LPACAP.art("16.3"), LPACAP.art("28"))
def presentar_con_justificante(
    *, actor: Actor, presentacion: Presentacion, clave: str, reloj: Reloj
) -> AsientoHecho:
    """
    Enter a document and make its sealed receipt before returning; see `anotar_entrada`.

    If the key of the seal does not answer, what was filed is filed and its receipt is made later.

    :raises SinPermiso: if the actor may not file in this registro.
    :raises ClaveReutilizada: if ``clave`` already stands for another document.
    :raises RelojAtrasado: if the clock went back; nothing is filed until it is right.
    :raises PresentacionParada: if the entidad has stopped it.
    """
    hecho, elemento, fila = _entrada(actor, presentacion, clave, reloj)
    if hecho.repetido:
        procurar_justificante(hecho.id)
    elif not _escritor:
        try:
            emitir(actor.entidad, recien_anotado(actor.entidad, elemento, fila))
        except firma.LlaveNoDisponible as error:
            avisar_de_que_espera(error)
    return hecho


def _entrada(
    actor: Actor, presentacion: Presentacion, clave: str, reloj: Reloj
) -> tuple[AsientoHecho, dict[str, Any], Fila]:
    actor.exigir("registro.presentar")
    elemento = item(actor, presentacion, sentido=Sentido.ENTRADA, clave=clave, hoy=reloj())
    if _escritor:
        pedido = PorAnotar(actor.entidad, elemento)
        fila = _escritor[0](pedido)
        if fila.fallo == NUEVO_EJERCICIO:  # Midnight came inside the batch: the next libro is open.
            fila = _escritor[0](pedido)
        return _hecho(actor, fila, Sentido.ENTRADA), elemento, fila
    hecho, fila = anotar_en_libro(actor, elemento, Sentido.ENTRADA, reloj)
    return hecho, elemento, fila


@regla(LPACAP.art("16.1"), ROF.art("154"))
def anotar_salida(
    *, actor: Actor, presentacion: Presentacion, clave: str, reloj: Reloj
) -> AsientoHecho:
    """
    Enter in the registro a document that leaves, inside the transaction in course if there is one.

    :raises SinPermiso: if the actor may not enter exits.
    :raises ClaveReutilizada: if ``clave`` already stands for another document.
    :raises RelojAtrasado: if the clock went back.
    """
    actor.exigir("registro.anotar_salida")
    elemento = item(actor, presentacion, sentido=Sentido.SALIDA, clave=clave, hoy=reloj())
    return anotar_en_libro(actor, elemento, Sentido.SALIDA, reloj)[0]


def anotar_con(
    *, actor: Actor, presentacion: Presentacion, sentido: Sentido, clave: str, reloj: Reloj
) -> AsientoHecho:
    """
    Enter as part of another deed of the registro, which has asked for its own permission.

    It joins the transaction in course: either both are durable, or neither is.

    :raises SinPermiso: if the actor may not file in this registro.
    :raises ClaveReutilizada: if ``clave`` already stands for another document.
    :raises RelojAtrasado: if the clock went back.
    """
    actor.exigir("registro.presentar")
    elemento = item(actor, presentacion, sentido=sentido, clave=clave, hoy=reloj())
    return anotar_en_libro(actor, elemento, sentido, reloj)[0]


def anotar_en_libro(
    actor: Actor, elemento: dict[str, Any], sentido: Sentido, reloj: Reloj
) -> tuple[AsientoHecho, Fila]:
    with acto():
        momento = abrir_libro(actor.entidad, sentido, reloj)
        fila = anotar_ya(elemento, momento)
        return _hecho(actor, fila, sentido), fila


def _hecho(actor: Actor, fila: Fila, sentido: Sentido) -> AsientoHecho:
    match fila.fallo:
        case "clave-reutilizada":
            raise ClaveReutilizada
        case "reloj-atrasado":
            raise RelojAtrasado
        case "presentacion-parada":
            raise PresentacionParada
        case None:
            pass
        case otro:
            raise RuntimeError(otro)
    if fila.asiento_id is None:
        raise RuntimeError("Un asiento sin fallo tiene siempre identificador.")
    return AsientoHecho(
        id=fila.asiento_id,
        numero=str(NumeroDeAsiento(fila.ejercicio, reglas.Sentido(sentido.value), fila.numero)),
        presentado_en=fila.presentado_en.astimezone(ZoneInfo(actor.entidad.zona)),
        efectivo_el=fila.efectivo_el,
        justificante_id=fila.justificante_id,
        csv=fila.csv,
        repetido=fila.repetido,
    )
