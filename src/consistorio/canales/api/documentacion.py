"""The description of the API, for programs and for their programmers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from consistorio.plataforma.api.openapi import describir
from consistorio.plataforma.api.operacion import Operacion
from consistorio.plataforma.web.peticion import Peticion

Operaciones = Callable[[], list[Operacion]]


def _servidor(request: Peticion) -> str:
    return f"{settings.CONSISTORIO_ORIGEN}{request.prefijo}api/v1"


@require_GET
def openapi(request: Peticion, operaciones: Operaciones) -> HttpResponse:
    return JsonResponse(describir(operaciones(), servidor=_servidor(request)))


@require_GET
def pagina(request: Peticion, operaciones: Operaciones) -> HttpResponse:
    por_recurso: dict[str, list[Operacion]] = defaultdict(list)
    for operacion in operaciones():
        por_recurso[operacion.recurso].append(operacion)
    contexto = {"recursos": dict(por_recurso), "servidor": _servidor(request)}
    return render(request, "api/documentacion.html", contexto)
