"""From what went wrong to a page in plain words, or to problem+json for programs."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

import psycopg
import structlog
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from consistorio.plataforma import bitacora
from consistorio.plataforma.actores.actor import Clase, SinPermiso
from consistorio.plataforma.averias import ServicioParado
from consistorio.plataforma.web.problemas import problema
from consistorio.plataforma.web.sesiones import SinSesion

log = structlog.get_logger("web")
AVERIAS = (
    OperationalError,
    InterfaceError,
    psycopg.OperationalError,
    TimeoutError,
    ServicioParado,
)
SIN_DISCO = {errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS}
VUELVA_EN_SEGUNDOS = 30
EN_AVERIA = """<!doctype html><html lang="es"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>La sede está parada un momento</title>
<h1>La sede está parada un momento</h1>
<p>Nos estamos recuperando de una avería. Lo que ya había presentado consta con su número y su hora.
Vuelva a intentarlo en unos minutos: si repite un envío que quedó a medias, no se presenta dos veces.</p>
<p lang="en">The service is out of order for a moment. Please try again in a few minutes.</p></html>
"""


class ErroresMiddleware:
    """Turns the errors that deeds raise on purpose into answers; the others go on to 500."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, SinSesion):
            return _a_entrar(request, error)
        if isinstance(error, SinPermiso):
            actor = request.actor  # type: ignore[attr-defined]
            if actor:
                bitacora.anotar(actor, error.permiso, objeto="permiso", resultado=bitacora.DENEGADO)
            return pagina(request, HTTPStatus.FORBIDDEN)
        return None


def _a_entrar(request: HttpRequest, error: SinSesion) -> HttpResponse:
    if error.clase is Clase.EMPLEADO:
        destino = reverse("identidad:entrar_empleado")
    else:
        destino = reverse("identidad:entrar")
    consulta = {"siguiente": request.get_full_path()}
    if error.caducada:
        consulta["caducada"] = "1"
    if getattr(request, "htmx", False):
        return HttpResponse(headers={"HX-Redirect": f"{destino}?{urlencode(consulta)}"})
    return redirect(f"{destino}?{urlencode(consulta)}")


def pagina(request: HttpRequest, estado: HTTPStatus, **contexto: Any) -> HttpResponse:
    """Return the page of an error, in the look of the sede where there is one."""
    if "application/json" in request.headers.get("Accept", "") or "/api/" in request.path:
        return problema(estado)
    return render(request, f"errores/{int(estado)}.html", contexto, status=int(estado))


def peticion_incorrecta(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 (Django's)
    return pagina(request, HTTPStatus.BAD_REQUEST)


def no_existe(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 (Django's)
    return pagina(request, HTTPStatus.NOT_FOUND)


def prohibido(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 (Django's)
    return pagina(request, HTTPStatus.FORBIDDEN)


def fallo(request: HttpRequest) -> HttpResponse:
    """Say that something of ours went wrong or, if the house is out of order, when to come back."""
    if not _es_averia(sys.exc_info()[1]):
        return pagina(request, HTTPStatus.INTERNAL_SERVER_ERROR)
    try:
        respuesta = pagina(request, HTTPStatus.SERVICE_UNAVAILABLE)
    except Exception:
        log.exception("web.sin-pagina-de-averia")  # The page too may want what is out of order.
        respuesta = HttpResponse(EN_AVERIA, status=HTTPStatus.SERVICE_UNAVAILABLE)
    respuesta["Retry-After"] = str(VUELVA_EN_SEGUNDOS)
    respuesta["Cache-Control"] = "no-store"
    return respuesta


def _es_averia(error: BaseException | None) -> bool:
    """Tell whether it is the database, the disk, their slowness or a service, and not an error of ours."""
    return isinstance(error, AVERIAS) or (isinstance(error, OSError) and error.errno in SIN_DISCO)


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the form is old (its token is not the session's), and how to go on."""
    log.warning("csrf", motivo=reason)
    return pagina(request, HTTPStatus.FORBIDDEN, formulario_caducado=True)
