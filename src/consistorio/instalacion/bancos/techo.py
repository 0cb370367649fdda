"""The ceiling: how fast pgbench inserts the same rows, without number nor chain, each time durable."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import psycopg

from consistorio.instalacion.efimera import Efimera
from consistorio.plataforma.postgres.binarios import buscar

CLIENTES = 32
SEGUNDOS = 12


def techo_de(efimera: Efimera, guion: str, *, entidades: tuple[int, int] = (1, 1)) -> float:
    """
    Return the transactions per second of ``guion``.

    :param entidades: first and last key of those among which the rows are shared out.
    """
    with psycopg.connect(efimera.conninfo(), autocommit=True) as conexion:
        conexion.execute("CREATE SEQUENCE IF NOT EXISTS techo")
    desde, hasta = entidades
    orden = [buscar().orden("pgbench"), "-n", "-c", str(CLIENTES), "-j", "2"]
    orden += ["-D", f"desde={desde}", "-D", f"hasta={hasta}", "-T", str(SEGUNDOS)]
    orden += ["-M", "prepared", "-f", str(Path(__file__).with_name(guion)), efimera.conninfo()]
    salida = subprocess.run(orden, capture_output=True, text=True, check=True).stdout
    hallado = re.search(r"tps = ([\d.]+)", salida)
    return float(hallado[1]) if hallado else 0.0
