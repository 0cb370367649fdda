"""To sign what is in the tray: one or many, with one code of the second factor."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist

from consistorio.firma.models import Peticion
from consistorio.firma.rules.estados import Accion
from consistorio.firma.rules.negativas import NoEsFirmante, NoFirmada
from consistorio.firma.services.nube import abrir_clave, clave_vigente
from consistorio.firma.services.turno import exigir_que_pueda
from consistorio.firma.services.una_firma import (
    Autorizacion,
    Resultado,
    exigir_lo_mostrado,
    intentar_una,
)
from consistorio.identidad import services as identidad
from consistorio.nucleo.normativa import LPACAP, LRJSP, regla
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.identificador import uuid7
from consistorio.plataforma.reloj import Reloj


@regla(LRJSP.art("43"), LPACAP.art("26.2"))
def firmar_varias(
    *,
    actor: Actor,
    peticiones: Sequence[tuple[UUID, str]],
    segundo_factor: str,
    reloj: Reloj,
) -> list[Resultado]:
    """
    Sign the chosen documents, each in its own transaction, and tell what became of each.

    The second factor is asked once for the whole act, and not at all if nothing can be signed.

    :param peticiones: each with the SHA-256 of the document that the screen showed.
    :raises SinPermiso: if the actor may not sign.
    :raises SinClave: if the actor has no key in the cloud.
    :raises CertificadoNoVale: if its certificate is of no use now.
    :raises AccesoDenegado: if the code is not good, or there were too many failures.
    """
    actor.exigir("firma.firmar")
    elegidas = dict(peticiones)
    previas = [_mirar(actor, clave, huella, reloj()) for clave, huella in elegidas.items()]
    if all(previa.error for previa in previas):
        return previas
    clave = clave_vigente(actor.identificador, reloj())
    exigir_segundo_factor(actor, segundo_factor)
    autorizacion = Autorizacion(actor, clave, abrir_clave(actor, clave), uuid7(), reloj)
    return [_intentar(autorizacion, previa, elegidas[previa.peticion_id]) for previa in previas]


def exigir_segundo_factor(actor: Actor, codigo: str) -> None:
    """
    Let the act go on only with a good code, which is spent.

    :raises AccesoDenegado: if the code is not good, or there were too many failures.
    """
    try:
        identidad.verificar_segundo_factor(actor=actor, codigo=codigo)
    except ObjectDoesNotExist:  # An actor without credential has no second factor either.
        raise identidad.AccesoDenegado from None


def _mirar(actor: Actor, peticion_id: UUID, mostrada: str, ahora: datetime) -> Resultado:
    """Return what would become of the document, without signing it."""
    peticion = Peticion.objects.filter(id=peticion_id).first()
    if peticion is None:
        return Resultado(peticion_id, "", NoEsFirmante(peticion_id))
    try:
        exigir_que_pueda(actor, peticion, Accion.FIRMAR, ahora)
        exigir_lo_mostrado(peticion, mostrada)
    except NoEsFirmante as error:
        return Resultado(peticion_id, "", error)
    except NoFirmada as error:
        return Resultado(peticion_id, peticion.asunto, error)
    return Resultado(peticion_id, peticion.asunto)


def _intentar(autorizacion: Autorizacion, previa: Resultado, mostrada: str) -> Resultado:
    if previa.error is not None:
        return previa
    return intentar_una(autorizacion, previa.peticion_id, previa.asunto, mostrada)
