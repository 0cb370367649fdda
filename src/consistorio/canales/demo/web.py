"""What stands for the outside world in a demonstration: the mail box of everybody."""

from __future__ import annotations

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from consistorio.plataforma.enchufes.correo import simulados

POR_PAGINA = 20


@require_GET
def buzon(request: HttpRequest) -> HttpResponse:
    """Show the messages that the entidad would have sent."""
    if not settings.CONSISTORIO_DEMO:
        raise Http404
    mensajes = Paginator(simulados(), POR_PAGINA)
    contexto = {"pagina": mensajes.get_page(request.GET.get("pagina"))}
    return render(request, "demo/correo.html", contexto)
