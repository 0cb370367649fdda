"""The landing page of the province: choose your town hall, and try it when it is a demonstration."""

from __future__ import annotations

import unicodedata

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from consistorio.canales.portal import certificados
from consistorio.identidad.pki.demostracion import CLAVE_P12
from consistorio.plataforma.models import Entidad


@require_GET
def inicio(request: HttpRequest) -> HttpResponse:
    busqueda = request.GET.get("q", "").strip()
    todas = Entidad.objects.order_by("nombre")
    elegidas = [e for e in todas if _llano(busqueda) in _llano(e.nombre)]
    contexto = {"entidades": elegidas, "busqueda": busqueda}
    if settings.CONSISTORIO_DEMO:
        contexto |= {"certificados": certificados.certificados(), "clave_p12": CLAVE_P12}
    return render(request, "portal/inicio.html", contexto)


@require_GET
def certificado(_request: HttpRequest, nombre: str) -> FileResponse:
    """Give the .p12 of somebody invented: only in a demonstration."""
    conocidos = certificados.VALEN | certificados.NO_VALEN
    fichero = certificados.fichero(nombre)
    if not settings.CONSISTORIO_DEMO or nombre not in conocidos or not fichero.exists():
        raise Http404
    return FileResponse(
        fichero.open("rb"),
        as_attachment=True,
        filename=fichero.name,
        content_type="application/x-pkcs12",
    )


def _llano(texto: str) -> str:
    """Return ``texto`` without accents nor capitals, to compare names as people type them."""
    partes = unicodedata.normalize("NFKD", texto.casefold())
    return "".join(c for c in partes if not unicodedata.combining(c))
