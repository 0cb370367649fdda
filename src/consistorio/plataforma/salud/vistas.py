"""Health for whoever watches: alive, ready, and everything that we depend on."""

from __future__ import annotations

from http import HTTPStatus

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from consistorio.plataforma.almacen import almacen
from consistorio.plataforma.constancia.estado import quejas
from consistorio.plataforma.enchufes.correo import correo
from consistorio.plataforma.reloj import ahora

RETRASO_MAXIMO_SEGUNDOS = 60


def vivo(_request: HttpRequest) -> HttpResponse:
    """Say that the process answers."""
    return HttpResponse("vivo", content_type="text/plain")


def listo(_request: HttpRequest) -> HttpResponse:
    """Say whether the database answers, without which nothing can be done."""
    estado = HTTPStatus.OK if not _base() else HTTPStatus.SERVICE_UNAVAILABLE
    return HttpResponse("listo" if not _base() else "sin base de datos", status=estado)


def completo(_request: HttpRequest) -> HttpResponse:
    """Say what is wrong in each thing that we depend on; nothing personal, nothing secret."""
    faltas = {
        "base_de_datos": _base(),
        "almacen": almacen().comprobar(),
        "correo": correo().comprobar(),
        "tareas": _tareas(),
        "registro_verificable": _constancia(),
    }
    estado = HTTPStatus.SERVICE_UNAVAILABLE if any(faltas.values()) else HTTPStatus.OK
    return JsonResponse({"hora": ahora().isoformat(), "faltas": faltas}, status=estado)


def _base() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        connection.close()
        return type(error).__name__
    return ""


def _tareas() -> str:
    """Return what the queue complains of: dead letters, or something waiting for too long."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT estado, cuantas, mas_antigua FROM estado_de_la_cola()")
            filas = cursor.fetchall()
    except DatabaseError as error:
        return type(error).__name__
    quejas = []
    for estado, cuantas, antigua in filas:
        espera = (ahora() - antigua).total_seconds() if antigua else 0
        if cuantas and (estado == "fallida" or espera > RETRASO_MAXIMO_SEGUNDOS):
            quejas.append(f"{estado}: {cuantas}")
    return ", ".join(quejas)


def _constancia() -> str:
    try:
        return ", ".join(quejas())
    except DatabaseError as error:
        return type(error).__name__
