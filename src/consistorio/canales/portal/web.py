"""The landing page of the province: choose your town hall."""

from __future__ import annotations

import unicodedata

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from consistorio.plataforma.models import Entidad


@require_GET
def inicio(request: HttpRequest) -> HttpResponse:
    busqueda = request.GET.get("q", "").strip()
    todas = Entidad.objects.order_by("nombre")
    elegidas = [e for e in todas if _llano(busqueda) in _llano(e.nombre)]
    return render(request, "portal/inicio.html", {"entidades": elegidas, "busqueda": busqueda})


def _llano(texto: str) -> str:
    descompuesto = unicodedata.normalize("NFKD", texto.casefold())
    return "".join(c for c in descompuesto if not unicodedata.combining(c))
