"""Which sede is this? By its own domain, or on a laptop by the first part of the path."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import set_script_prefix

from consistorio.plataforma.entidades import en
from consistorio.plataforma.memoria import Memoria
from consistorio.plataforma.models import Entidad

SEGUNDOS_EN_MEMORIA = 30
_entidades: Memoria[Entidad | Literal[""]] = Memoria(SEGUNDOS_EN_MEMORIA)
DE_TODOS = ("estatico", "salud", "testigo")


class EntidadMiddleware:
    """Sets ``request.entidad`` and works in its name; without one, the portal of the province."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        entidad, prefijo = _resolver(request)
        request.entidad = entidad  # type: ignore[attr-defined]
        request.prefijo = prefijo or "/"  # type: ignore[attr-defined]
        if entidad is None:
            request.urlconf = "consistorio.canales.urls_portal"
        elif prefijo:
            set_script_prefix(prefijo)
            request.path_info = request.path_info[len(prefijo) - 1 :] or "/"
        with en(entidad):
            return self.get_response(request)


def _resolver(request: HttpRequest) -> tuple[Entidad | None, str]:
    dominio = request.META.get("HTTP_HOST", "").partition(":")[0].lower()
    if dominio and (entidad := _buscar("dominio", dominio)):
        return entidad, ""
    slug = request.path_info.lstrip("/").partition("/")[0]
    if not slug or slug in DE_TODOS:
        return None, ""
    return _buscar("slug", slug), f"/{slug}/"


def _buscar(campo: str, valor: str) -> Entidad | None:
    if not valor.isascii() or not valor.replace("-", "").replace(".", "").isalnum():
        return None
    hallada = _entidades.recordar(f"{campo}:{valor}"[:200], lambda: _leer(campo, valor))
    return hallada or None


def _leer(campo: str, valor: str) -> Entidad | Literal[""]:
    """Return the entidad, or an empty text: also that it does not exist is remembered."""
    return Entidad.objects.filter(Q(**{campo: valor})).first() or ""
