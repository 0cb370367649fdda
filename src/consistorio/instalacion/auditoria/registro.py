"""The whole audit of one entidad, and its report."""

from __future__ import annotations

from dataclasses import dataclass

from consistorio.instalacion.auditoria.arbol import comprobar_arbol
from consistorio.instalacion.auditoria.informe import Falta, Informe
from consistorio.instalacion.auditoria.libros import comprobar_libros
from consistorio.instalacion.auditoria.sueltos import comprobar_sueltos
from consistorio.plataforma.entidades import en
from consistorio.plataforma.models import Entidad


@dataclass
class Cuentas:
    """How far the audit has come, also when it stops at a bad entry."""

    asientos: int = 0
    hojas: int = 0
    puntos: int = 0


def comprobar_registro(entidad: Entidad) -> Informe:
    """
    Walk asiento → hash of its content → leaf → chain → libro → tree → checkpoint.

    It may run while people file: what is entered meanwhile is left for the next time.
    """
    cuentas = Cuentas()
    falta = ""
    with en(entidad):
        try:
            for _asiento in comprobar_libros(entidad):
                cuentas.asientos += 1
            for punto in comprobar_arbol(entidad):
                cuentas.puntos, cuentas.hojas = cuentas.puntos + 1, punto
            comprobar_sueltos()
        except Falta as hallada:
            falta = str(hallada)
    return Informe(cuentas.asientos, cuentas.hojas, cuentas.puntos, falta)
