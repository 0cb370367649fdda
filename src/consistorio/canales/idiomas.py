"""The languages in which a sede speaks, each by its own name, and how to choose one."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET

from consistorio.plataforma.web.idioma import GALLETA

UN_EJERCICIO = 365 * 24 * 3600

# Django calls Valencian «català»; each language is written here as its speakers write it.
NOMBRES = {
    "es": "Castellano",
    "eu": "Euskara",
    "ca": "Català",
    "ca-valencia": "Valencià",
    "gl": "Galego",
    "en": "English",
    "ru": "Русский",
}


class Idioma(NamedTuple):
    codigo: str
    nombre: str
    url: str
    activo: bool


def idiomas_de(request: HttpRequest) -> list[Idioma]:
    """Return the languages of the sede, or all of them outside every sede."""
    entidad = getattr(request, "entidad", None)
    codigos = (entidad.idiomas if entidad else None) or ["es"]
    actual = getattr(request, "LANGUAGE_CODE", "es")
    volver = urlencode({"volver": request.get_full_path() if request.method == "GET" else ""})
    return [
        Idioma(c, NOMBRES[c], f"{reverse('idioma', args=[c])}?{volver}", c == actual)
        for c in codigos
        if c in NOMBRES
    ]


@require_GET
def cambiar(request: HttpRequest, codigo: str) -> HttpResponse:
    """Remember the language chosen and go back to the page."""
    if codigo not in NOMBRES:
        raise Http404
    prefijo: str = request.prefijo  # type: ignore[attr-defined]
    volver = request.GET.get("volver", "")
    if not url_has_allowed_host_and_scheme(
        volver, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        volver = prefijo
    respuesta = redirect(volver)
    respuesta.set_cookie(
        GALLETA, codigo, max_age=UN_EJERCICIO, path=prefijo, secure=True, samesite="Lax"
    )
    return respuesta
