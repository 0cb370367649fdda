"""Deeds on expedientes, from the filing to the signed index."""

from consistorio.expedientes.services.cierre import NoSePuedeCerrar, cerrar, comprobar
from consistorio.expedientes.services.exportacion import exportar
from consistorio.expedientes.services.firma import (
    CargoVacante,
    devolver_de_la_firma,
    enviar_a_firma,
    previsualizar,
)
from consistorio.expedientes.services.hitos import contar, incorporar_a
from consistorio.expedientes.services.incoacion import AsientoNoTramitable, incoar
from consistorio.expedientes.services.redaccion import (
    TextoVacio,
    redactar_resolucion,
    texto_inicial_de,
)
from consistorio.expedientes.services.resolver import resolver
from consistorio.expedientes.services.tramite import PersonalDesconocido, admitir, asignar

__all__ = [
    "AsientoNoTramitable",
    "CargoVacante",
    "NoSePuedeCerrar",
    "PersonalDesconocido",
    "TextoVacio",
    "admitir",
    "asignar",
    "cerrar",
    "comprobar",
    "contar",
    "devolver_de_la_firma",
    "enviar_a_firma",
    "exportar",
    "incoar",
    "incorporar_a",
    "previsualizar",
    "redactar_resolucion",
    "resolver",
    "texto_inicial_de",
]
