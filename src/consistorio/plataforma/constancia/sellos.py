"""Stamps the hour of what was closed while no time-stamping authority answered."""

from __future__ import annotations

from django.db import connection

from consistorio.plataforma.enchufes.tiempo import sellar_tiempo
from consistorio.plataforma.entidades import en
from consistorio.plataforma.models import Entidad, PuntoDeControl, SelloDePunto
from consistorio.plataforma.reloj import ahora
from consistorio.plataforma.tareas import periodica

CADA_SEGUNDOS = 30


@periodica("constancia.sellar", cada=CADA_SEGUNDOS)
def sellar_pendientes() -> None:
    """Stamp the last checkpoint of each log that has none: it covers all the ones before."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT entidad, tamano FROM puntos_por_sellar()")
        pendientes = cursor.fetchall()
    for entidad_id, tamano in pendientes:
        with en(Entidad.objects.get(pk=entidad_id)):
            if not _sellar(tamano):
                return  # The authority is still down: the next round will see.


def _sellar(tamano: int) -> bool:
    token = sellar_tiempo(PuntoDeControl.objects.get(tamano=tamano).nota.encode())
    if token:
        SelloDePunto.objects.create(tamano=tamano, token=token, sellado_en=ahora())
    return bool(token)
