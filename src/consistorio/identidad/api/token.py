"""The token endpoint (RFC 6749 §4.4)."""

from __future__ import annotations

import base64
import binascii
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from consistorio.identidad import services
from consistorio.plataforma.entidades import entidad_en_curso
from consistorio.plataforma.reloj import hora_oficial


@csrf_exempt
@require_POST
def token(request: HttpRequest) -> HttpResponse:
    """Give a token to an application that knows its secret."""
    if request.POST.get("grant_type") != "client_credentials":
        return _error("unsupported_grant_type")
    client_id, client_secret = _credenciales(request)
    try:
        valor, segundos = services.emitir_token(
            client_id=client_id,
            client_secret=client_secret,
            reloj=hora_oficial(entidad_en_curso()),
        )
    except services.ClienteNoValido:
        return _error("invalid_client", HTTPStatus.UNAUTHORIZED)
    respuesta = JsonResponse(
        {"access_token": valor, "token_type": "Bearer", "expires_in": segundos}
    )
    respuesta["Cache-Control"] = "no-store"
    return respuesta


def _credenciales(request: HttpRequest) -> tuple[str, str]:
    """Return who the application says to be: by HTTP Basic, or in the form."""
    tipo, _, valor = request.headers.get("Authorization", "").partition(" ")
    if tipo.lower() == "basic":
        try:
            usuario, _, secreto = base64.b64decode(valor, validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return "", ""
        return usuario, secreto
    return request.POST.get("client_id", ""), request.POST.get("client_secret", "")


def _error(codigo: str, estado: HTTPStatus = HTTPStatus.BAD_REQUEST) -> HttpResponse:
    return JsonResponse({"error": codigo}, status=estado)
