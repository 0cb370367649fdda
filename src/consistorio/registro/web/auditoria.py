"""The screen of whoever audits: who has read what."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from consistorio.plataforma.web import actor_de, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion
from consistorio.registro import services
from consistorio.registro.rules.numeracion import NumeroNoValido


@require_GET
@requiere_empleado
def auditoria(request: Peticion) -> HttpResponse:
    """Show who has read or noted an asiento, or what a person has; the search is noted too."""
    actor = actor_de(request)
    actor.exigir("registro.auditar")
    consulta = services.Consulta(
        asiento=_limpio(request, "asiento"),
        identificador=_limpio(request, "persona"),
        desde=_dia(_limpio(request, "desde")),
        hasta=_dia(_limpio(request, "hasta")),
    )
    contexto: dict[str, Any] = {"consulta": consulta, "lecturas": None, "error": ""}
    try:
        contexto["lecturas"] = services.auditar(actor=actor, consulta=consulta)
    except services.SinQueBuscar:
        pass  # The page has just been opened.
    except NumeroNoValido:
        contexto["error"] = _("Escriba el número entero del asiento, como 2026-E-000123.")
    estado = HTTPStatus.UNPROCESSABLE_ENTITY if contexto["error"] else HTTPStatus.OK
    return render(request, "registro/auditoria.html", contexto, status=estado)


def _limpio(request: Peticion, campo: str) -> str:
    return request.GET.get(campo, "")[:40].replace("\0", "")


def _dia(texto: str) -> date | None:
    try:
        return date.fromisoformat(texto)
    except ValueError:
        return None
