"""
The naive way, to compare: number by ORM under a lock, WeasyPrint for the receipt, pyHanko as it comes.

It is what a good programmer writes in an afternoon; one filing after another, in one process.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass

from consistorio.instalacion.bancos.medida import Medida
from consistorio.instalacion.efimera import Efimera

NUCLEOS = 2


@dataclass(frozen=True, slots=True)
class Ingenua:
    """Filings each second by one process; zero where its libraries are not installed."""

    por_segundo: float

    def medidas(self, nuestras: float) -> list[Medida]:
        clave = "forma ingenua: ORM + WeasyPrint + pyHanko, 2 procesos"
        if not self.por_segundo:
            return [Medida(clave, 0, "/s", "sin medir: falta WeasyPrint o sus bibliotecas")]
        total = self.por_segundo * NUCLEOS
        return [Medida(clave, total, "/s"), Medida("ventaja", nuestras / total, "veces")]


def ingenua(efimera: Efimera) -> Ingenua:
    """Measure the naive way against the database of ``efimera``."""
    entorno = {
        **os.environ,
        "DATABASE_URL": efimera.conninfo(),
        "CONSISTORIO_DATOS": str(efimera.datos),
        "CONSISTORIO_DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "consistorio.instalacion.ajustes",
    }
    orden = [sys.executable, "-m", "consistorio.instalacion.bancos.ingenua_proceso"]
    hecho = subprocess.run(orden, env=entorno, capture_output=True, text=True, check=False)
    return Ingenua(float(hecho.stdout) if hecho.returncode == 0 else 0.0)
