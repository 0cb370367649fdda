"""The catalogue that everybody may read (LPACAP arts. 21.4 and 53.1.f)."""

from __future__ import annotations

from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from consistorio.catalogo import selectors
from consistorio.catalogo.rules.definicion import esquema
from consistorio.catalogo.rules.materias import MATERIAS


@require_GET
def lista(request: HttpRequest) -> HttpResponse:
    busqueda = request.GET.get("q", "").strip()[:100]
    encontrados = selectors.listar(busqueda)
    por_materia = sorted(encontrados, key=lambda p: p.definicion.materia)
    grupos = [
        (MATERIAS[materia], list(grupo))
        for materia, grupo in groupby(por_materia, key=lambda p: p.definicion.materia)
    ]
    contexto = {"busqueda": busqueda, "grupos": grupos, "total": len(encontrados)}
    return render(request, "catalogo/lista.html", contexto)


@require_GET
def ficha(request: HttpRequest, slug: str) -> HttpResponse:
    try:
        procedimiento = selectors.por_slug(slug)
    except selectors.ProcedimientoDesconocido:
        raise Http404 from None
    contexto = {"procedimiento": procedimiento, "ficha": procedimiento.definicion}
    return render(request, "catalogo/ficha.html", contexto)


@require_GET
def esquema_publicado(_request: HttpRequest) -> HttpResponse:
    return JsonResponse(esquema(), json_dumps_params={"ensure_ascii": False, "indent": 2})
