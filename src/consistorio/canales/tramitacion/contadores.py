"""The figures beside the entries of the staff's menu."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from consistorio.expedientes import selectors as expedientes
from consistorio.firma import selectors as firma
from consistorio.plataforma.actores import Actor
from consistorio.registro import selectors as registro
from consistorio.registro.selectors.comunicaciones import sin_leer


def _firmas(actor: Actor, _hoy: date) -> int:
    return firma.cuantas_pendientes(actor) if actor.puede("firma.firmar") else 0


def _expedientes(actor: Actor, hoy: date) -> int:
    if not actor.puede("expedientes.consultar"):
        return 0
    return expedientes.bandeja(actor, expedientes.Filtros(mios=True), hoy).mios


def _entradas(actor: Actor, _hoy: date) -> int:
    return registro.pendientes(actor) if actor.puede("registro.distribuir") else 0


def _sir(actor: Actor, _hoy: date) -> int:
    if not actor.puede("registro.sir"):
        return 0
    cuentas = registro.cuentas_de_sir(actor)
    return cuentas["recibidos"] + cuentas["reparar"]


def _comunicaciones(actor: Actor, _hoy: date) -> int:
    return sin_leer(actor) if actor.puede("registro.comunicar") else 0


CONTADORES: Mapping[str, Callable[[Actor, date], int]] = {
    "entradas": _entradas,
    "comunicaciones": _comunicaciones,
    "sir": _sir,
    "firmas": _firmas,
    "expedientes": _expedientes,
}


def contadores(actor: Actor, hoy: date) -> dict[str, int]:
    """Return how much waits for ``actor`` in each place."""
    return {nombre: contar(actor, hoy) for nombre, contar in CONTADORES.items()}
