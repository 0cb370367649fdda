"""The same question with the same Idempotency-Key has the same answer, and is done once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from django.http import HttpResponse

from consistorio.plataforma.actores import Actor
from consistorio.plataforma.models import RespuestaGuardada
from consistorio.plataforma.transacciones import acto

JSON = "application/json"


class ClaveDeOtraPeticion(Exception):
    """The key already stands for another request."""


def responder_una_vez(
    actor: Actor, clave: str, pregunta: bytes, hacer: Callable[[], HttpResponse]
) -> HttpResponse:
    """
    Return the answer kept for ``clave``, or do the deed and keep its answer with it.

    :param pregunta: what is asked, whole: operation and body.
    :raises ClaveDeOtraPeticion: if the key was used to ask something else.
    """
    huella = hashlib.sha256(pregunta).hexdigest()
    if (guardada := _guardada(actor, clave, huella)) is not None:
        return guardada
    try:
        with acto():
            respuesta = hacer()
            RespuestaGuardada.objects.create(
                solicitante=actor.identificador,
                clave=clave,
                huella=huella,
                estado=respuesta.status_code,
                cuerpo=respuesta.content.decode(),
            )
    except Exception as error:
        # Somebody asked the same at the same time and was first: that answer is the answer.
        guardada = _guardada(actor, clave, huella)
        if guardada is None or isinstance(error, ClaveDeOtraPeticion):
            raise
        return guardada
    return respuesta


def _guardada(actor: Actor, clave: str, huella: str) -> HttpResponse | None:
    una = RespuestaGuardada.objects.filter(solicitante=actor.identificador, clave=clave).first()
    if una is None:
        return None
    if una.huella != huella:
        raise ClaveDeOtraPeticion("Esta Idempotency-Key ya se usó para pedir otra cosa.")
    return HttpResponse(una.cuerpo, content_type=JSON, status=una.estado)
