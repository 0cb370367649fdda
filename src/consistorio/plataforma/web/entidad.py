"""Which sede is this? By its own domain, or on a laptop by the first part of the path."""

from __future__ import annotations

from collections.abc import Callable

from django.core.cache import cache
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import set_script_prefix

from consistorio.plataforma.entidades import en
from consistorio.plataforma.models import Entidad

SEGUNDOS_EN_MEMORIA = 30
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
    clave = f"entidad:{campo}:{valor}"[:200]
    if not valor.isascii() or not valor.replace("-", "").replace(".", "").isalnum():
        return None
    if (guardada := cache.get(clave)) is None:
        guardada = Entidad.objects.filter(Q(**{campo: valor})).first() or ""
        cache.set(clave, guardada, SEGUNDOS_EN_MEMORIA)
    return guardada or None
