"""
Filing by the API over HTTPS: validated, numbered, durable, receipt sealed and stored before the answer.

Thirty-two clients, one libro, and everything (clients, server, database) on the same two cores. The
limit is measured in the same run: what pgbench inserts of the same rows, without number nor chain.
"""

from __future__ import annotations

import json
import re
import secrets
import subprocess
from pathlib import Path

import psycopg

from consistorio.instalacion.bancos.carga import Resultado, cargar
from consistorio.instalacion.bancos.ingenua import ingenua
from consistorio.instalacion.bancos.medida import Medida
from consistorio.instalacion.efimera import Efimera, instalacion
from consistorio.instalacion.martillo.orden import pedir_token
from consistorio.plataforma.postgres.binarios import buscar

CLIENTES = 32
SEGUNDOS = 12
CALENTAMIENTO_SEGUNDOS = 4
CREADO = 201


def medir() -> list[Medida]:
    """Measure the ceiling, our filings, and the naive way beside them."""
    with instalacion() as efimera:
        _cargar(efimera, CALENTAMIENTO_SEGUNDOS)
        nuestro = _cargar(efimera, SEGUNDOS)
        techo = _techo(efimera)
        naif = ingenua(efimera)
    return [
        Medida("techo: las mismas filas con pgbench, 32 clientes", techo, "/s"),
        Medida(
            "presentaciones con justificante",
            nuestro.por_segundo,
            "/s",
            f"techo de {techo:.0f}/s",
            nuestro.por_segundo / techo,
        ),
        Medida("mediana", nuestro.percentil(50), "ms"),
        Medida("percentil 99", nuestro.percentil(99), "ms", "límite de 150 ms"),
        Medida("respuestas que no son 201", nuestro.otras, ""),
        *naif.medidas(nuestro.por_segundo),
    ]


def _cargar(efimera: Efimera, segundos: float) -> Resultado:
    token = pedir_token(efimera)
    return cargar(
        efimera.puerto,
        lambda: peticion(token),
        clientes=CLIENTES,
        segundos=segundos,
        esperado=CREADO,
    )


def peticion(token: str) -> bytes:
    """Return a filing as it travels, with a key of its own."""
    cuerpo = json.dumps(
        {
            "extracto": "Instancia general",
            "expone": "Que la farola de la calle Mayor no luce.",
            "solicita": "Que se repare.",
            "interesado": {"nif": "12345678Z", "nombre": "María Núñez Echevarría"},
            "representante": {"nif": "87654321X", "nombre": "Ramón Güell Prats"},
        },
        ensure_ascii=False,
    ).encode()
    cabecera = (
        "POST /villaclara/api/v1/asientos HTTP/1.1\r\nHost: localhost\r\n"
        f"Authorization: Bearer {token}\r\nContent-Type: application/json\r\n"
        f"Idempotency-Key: {secrets.token_hex(16)}\r\nContent-Length: {len(cuerpo)}\r\n\r\n"
    )
    return cabecera.encode() + cuerpo


def _techo(efimera: Efimera) -> float:
    """Return how many times a second pgbench inserts the same rows, each time durable."""
    with psycopg.connect(efimera.conninfo(), autocommit=True) as conexion:
        conexion.execute("CREATE SEQUENCE techo")
    guion = Path(__file__).with_name("techo.sql")
    orden = [buscar().orden("pgbench"), "-n", "-c", str(CLIENTES), "-j", "2"]
    orden += ["-T", str(SEGUNDOS), "-M", "prepared", "-f", str(guion), efimera.conninfo()]
    salida = subprocess.run(orden, capture_output=True, text=True, check=True).stdout
    hallado = re.search(r"tps = ([\d.]+)", salida)
    return float(hallado[1]) if hallado else 0.0
