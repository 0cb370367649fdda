"""The log as files that anybody may read and keep (C2SP tlog-tiles)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from consistorio.nucleo.teselas import Tesela, TeselaNoValida, leer_ruta
from consistorio.plataforma.constancia.publicacion import (
    hashes_de,
    hojas_de,
    nota_publica,
    punto_publico,
)
from consistorio.plataforma.reloj import ahora

PARA_SIEMPRE = "public, max-age=31536000, immutable"
UN_MOMENTO = "public, max-age=5"
TEXTO, BYTES = "text/plain; charset=utf-8", "application/octet-stream"


@require_safe
def punto_de_control(request: HttpRequest) -> HttpResponse:
    """Give the last published checkpoint, with what its witnesses have signed."""
    punto = punto_publico(ahora())
    if punto is None:
        return _no_hay("Esta bitácora aún no tiene puntos de control publicados.\n")
    return _dar(request, nota_publica(punto).encode(), TEXTO, UN_MOMENTO)


@require_safe
def tesela(request: HttpRequest, nivel: int, ruta: str) -> HttpResponse:
    """Give some hashes of the tree."""
    return _tesela(request, nivel, ruta, hashes_de)


@require_safe
def hojas(request: HttpRequest, ruta: str) -> HttpResponse:
    """Give some leaves: hashes with salt, which say nothing of what they stand for."""
    return _tesela(request, 0, ruta, hojas_de)


def _tesela(
    request: HttpRequest, nivel: int, ruta: str, leer: Callable[[Tesela], bytes]
) -> HttpResponse:
    try:
        pedida = Tesela(nivel, *leer_ruta(ruta))
    except TeselaNoValida:
        return _no_hay("Esa dirección no es la de ninguna tesela.\n")
    punto = punto_publico(ahora())
    if punto is None or not pedida.cabe_en(punto.tamano):
        return _no_hay("La bitácora publicada no llega hasta ahí.\n")
    return _dar(request, leer(pedida), BYTES, PARA_SIEMPRE)


def _dar(request: HttpRequest, contenido: bytes, tipo: str, cache: str) -> HttpResponse:
    etiqueta = f'"{hashlib.sha256(contenido).hexdigest()[:32]}"'
    pedidas = request.headers.get("If-None-Match", "").replace("W/", "").split(",")
    if etiqueta in {una.strip() for una in pedidas}:
        respuesta = HttpResponse(status=HTTPStatus.NOT_MODIFIED)
    else:
        respuesta = HttpResponse(contenido, content_type=tipo)
    respuesta["ETag"] = etiqueta
    return _para_cualquiera(respuesta, cache)


def _no_hay(frase: str) -> HttpResponse:
    respuesta = HttpResponse(frase, status=HTTPStatus.NOT_FOUND, content_type=TEXTO)
    return _para_cualquiera(respuesta, UN_MOMENTO)


def _para_cualquiera(respuesta: HttpResponse, cache: str) -> HttpResponse:
    """Let caches keep it whoever asks, and programs of other pages read it."""
    respuesta["Cache-Control"] = cache
    respuesta["Vary"] = "Accept-Encoding"
    respuesta["Access-Control-Allow-Origin"] = "*"
    return respuesta
