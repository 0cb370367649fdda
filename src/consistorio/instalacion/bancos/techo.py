"""The ceiling: how fast pgbench inserts the same rows, without number nor chain, each time durable."""

from __future__ import annotations

import re
import subprocess
import time
from pathlib import Path
from typing import Any

import psycopg

from consistorio.instalacion.efimera import Efimera
from consistorio.plataforma.postgres.binarios import buscar

PENDIENTE = """
    SELECT EXISTS (SELECT FROM plataforma_tarea WHERE estado = 'pendiente')
        OR EXISTS (SELECT FROM plataforma_evento WHERE repartido_en IS NULL)
        OR EXISTS (SELECT FROM plataforma_hoja WHERE indice IS NULL)
"""
PACIENCIA_SEGUNDOS = 90
CLIENTES = 32
SEGUNDOS = 12


def techo_de(efimera: Efimera, guion: str, *, entidades: tuple[int, int] = (1, 1)) -> float:
    """
    Return the transactions per second of ``guion``.

    :param entidades: first and last key of those among which the rows are shared out.
    """
    with psycopg.connect(efimera.conninfo(), autocommit=True) as conexion:
        conexion.execute("CREATE SEQUENCE IF NOT EXISTS techo")
        _esperar_a_que_nada_espere(conexion)
    desde, hasta = entidades
    orden = [buscar().orden("pgbench"), "-n", "-c", str(CLIENTES), "-j", "2"]
    orden += ["-D", f"desde={desde}", "-D", f"hasta={hasta}", "-T", str(SEGUNDOS)]
    orden += ["-M", "prepared", "-f", str(Path(__file__).with_name(guion)), efimera.conninfo()]
    salida = subprocess.run(orden, capture_output=True, text=True, check=True).stdout
    hallado = re.search(r"tps = ([\d.]+)", salida)
    return float(hallado[1]) if hallado else 0.0


def _esperar_a_que_nada_espere(conexion: psycopg.Connection[Any]) -> None:
    """Let the tasks of what was filed before end: while they work, the ceiling looks lower."""
    limite = time.monotonic() + PACIENCIA_SEGUNDOS
    while time.monotonic() < limite:
        fila = conexion.execute(PENDIENTE).fetchone()
        if fila is None or not fila[0]:
            return
        time.sleep(0.5)
