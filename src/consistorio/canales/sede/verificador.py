"""The verifier for third parties: one file, to be taken away and run without us."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from consistorio.verificador import verificador


@cache
def _fichero() -> bytes:
    return Path(verificador.__file__).read_bytes()


@require_GET
def descargar(_request: HttpRequest) -> HttpResponse:
    """Give the very file that `./consistorio verificar` runs."""
    respuesta = HttpResponse(_fichero(), content_type="text/x-python; charset=utf-8")
    respuesta["Content-Disposition"] = 'attachment; filename="verificador.py"'
    return respuesta
