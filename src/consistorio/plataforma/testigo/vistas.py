"""The door of our witness: whoever comes with a checkpoint signed by a log that we know."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from consistorio.plataforma.testigo.identidad import propio
from consistorio.plataforma.testigo.servicio import MAL_PEDIDO, TEXTO, atender

MAXIMO_BYTES = 32 * 1024


@csrf_exempt  # There is no session here: the signature of the log is what opens.
@require_POST
def anadir(request: HttpRequest) -> HttpResponse:
    """Receive ``add-checkpoint`` (C2SP tlog-witness)."""
    cuerpo = request.read(MAXIMO_BYTES + 1)
    if len(cuerpo) > MAXIMO_BYTES:
        return _no_guardar(HttpResponse(status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE))
    try:
        respuesta = atender(cuerpo.decode(), vigilante=propio())
    except UnicodeDecodeError:
        respuesta = MAL_PEDIDO
    return _no_guardar(
        HttpResponse(respuesta.cuerpo, status=respuesta.estado, content_type=respuesta.tipo)
    )


@require_safe
def clave(_request: HttpRequest) -> HttpResponse:
    """Give the line by which others know this witness."""
    return _no_guardar(HttpResponse(f"{propio().testigo.linea}\n", content_type=TEXTO))


def _no_guardar(respuesta: HttpResponse) -> HttpResponse:
    respuesta["Cache-Control"] = "no-store"
    return respuesta
