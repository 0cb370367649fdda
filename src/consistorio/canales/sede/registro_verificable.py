"""The page that explains the verifiable log, and the program that follows it from outside."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from consistorio.plataforma.constancia.resumen import resumen_publico
from consistorio.plataforma.models import Entidad
from consistorio.plataforma.reloj import ahora
from consistorio.verificador import vigilante


@require_GET
def pagina(request: HttpRequest) -> HttpResponse:
    """Say what the log is, how it is now, and how anybody checks it."""
    entidad: Entidad = request.entidad  # type: ignore[attr-defined]
    contexto = {
        "bitacora": resumen_publico(entidad, ahora()),
        "prefijo": request.build_absolute_uri().partition("?")[0].rstrip("/"),
    }
    return render(request, "sede/registro_verificable.html", contexto)


@cache
def _fichero() -> bytes:
    return Path(vigilante.__file__).read_bytes()


@require_GET
def descargar_vigilante(_request: HttpRequest) -> HttpResponse:
    """Give the very file that `./consistorio vigilar-registro` runs."""
    respuesta = HttpResponse(_fichero(), content_type="text/x-python; charset=utf-8")
    respuesta["Content-Disposition"] = 'attachment; filename="vigilante.py"'
    return respuesta
