"""The short way of programs: what serves people only (session, language, forms, CSP) is skipped."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import resolve

RAIZ = "/api/v1/"
BITACORA = ("/registro-verificable/tile/", "/registro-verificable/checkpoint")
"""Files of the log: the same for everybody, and read by programs."""


class ProgramasMiddleware:
    """Takes a request of the API, or of the log, straight to its operation, with its own rules."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        ruta = request.path_info
        de_programas = ruta.startswith((RAIZ, *BITACORA)) and ruta != RAIZ
        if getattr(request, "entidad", None) is None or not de_programas:
            return self.get_response(request)
        hallada = resolve(ruta)
        request.resolver_match = hallada
        respuesta: HttpResponse = hallada.func(request, *hallada.args, **hallada.kwargs)
        respuesta.setdefault("Cache-Control", "private, no-store")
        respuesta.setdefault("Content-Length", str(len(respuesta.content)))
        return respuesta
