"""The language of the page: the one chosen, else the browser's, among those of the sede."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

GALLETA = "idioma"


class IdiomaMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        entidad = getattr(request, "entidad", None)
        idioma = idioma_de(request, entidad.idiomas if entidad else ())
        request.LANGUAGE_CODE = idioma
        zona = ZoneInfo(entidad.zona if entidad else "Europe/Madrid")
        with translation.override(idioma), timezone.override(zona):
            respuesta = self.get_response(request)
        respuesta.setdefault("Content-Language", idioma)
        respuesta.headers.setdefault("Vary", "Accept-Language, Cookie")
        return respuesta


def idioma_de(request: HttpRequest, admitidos: list[str] | tuple[str, ...]) -> str:
    """Return the language for this request, always one that the sede has."""
    elegido = request.COOKIES.get(GALLETA, "")
    if elegido in admitidos:
        return elegido
    if not admitidos:
        return elegido if translation.check_for_language(elegido) and elegido else "es"
    pedido = translation.get_language_from_request(request)
    return pedido if pedido in admitidos else "es"
