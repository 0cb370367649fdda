"""The style sheet and the gallery."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_GET

from consistorio.plataforma.ui import hojas
from consistorio.plataforma.ui.galeria import muestras

PARA_SIEMPRE = "public, max-age=31536000, immutable"
DE_PASO = "public, max-age=60"


@require_GET
def estilos(request: HttpRequest, color: str, huella: str) -> HttpResponse:
    color = f"#{color}"
    comprimida = "gzip" in request.headers.get("Accept-Encoding", "")
    contenido = hojas.hoja_comprimida(color) if comprimida else hojas.hoja(color)
    respuesta = HttpResponse(contenido, content_type="text/css; charset=utf-8")
    if comprimida:
        respuesta["Content-Encoding"] = "gzip"
    # After an update an old page may ask for an old sheet: it gets the new one, not for ever.
    respuesta["Cache-Control"] = PARA_SIEMPRE if huella == hojas.huella(color) else DE_PASO
    patch_vary_headers(respuesta, ["Accept-Encoding"])
    return respuesta


@require_GET
def galeria(request: HttpRequest) -> HttpResponse:
    """Show every component in every state: for us, never in a real sede."""
    if not (settings.DEBUG or settings.CONSISTORIO_DEMO):
        raise Http404
    compacta = request.GET.get("densidad") == "compacta"
    return render(request, "ui/galeria.html", {**muestras(), "compacta": compacta})
