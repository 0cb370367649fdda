"""The short way of programs: what serves people only (session, language, forms, CSP) is skipped."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import resolve

RAIZ = "/api/v1/"


class ProgramasMiddleware:
    """Takes a request of the API straight to its operation, which authenticates by its token."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        ruta = request.path_info
        if getattr(request, "entidad", None) is None or not ruta.startswith(RAIZ) or ruta == RAIZ:
            return self.get_response(request)
        hallada = resolve(ruta)
        request.resolver_match = hallada
        respuesta: HttpResponse = hallada.func(request, *hallada.args, **hallada.kwargs)
        respuesta.setdefault("Cache-Control", "private, no-store")
        respuesta.setdefault("Content-Length", str(len(respuesta.content)))
        return respuesta
