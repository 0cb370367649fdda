"""
Filing by the API over HTTPS: validated, numbered, durable, receipt sealed and stored before the answer.

Thirty-two clients, one libro, and everything (clients, server, database) on the same two cores. The
limit is measured in the same run: what pgbench inserts of the same rows, without number nor chain.
"""

from __future__ import annotations

import json
import secrets

from consistorio.instalacion.bancos.carga import Resultado, cargar
from consistorio.instalacion.bancos.ingenua import ingenua
from consistorio.instalacion.bancos.medida import Medida
from consistorio.instalacion.bancos.techo import CLIENTES, SEGUNDOS, techo_de
from consistorio.instalacion.efimera import Efimera, instalacion
from consistorio.instalacion.martillo.orden import pedir_token

CALENTAMIENTO_SEGUNDOS = 4
CREADO = 201


def medir() -> list[Medida]:
    """Measure the ceiling, our filings, and the naive way beside them."""
    with instalacion() as efimera:
        _cargar(efimera, CALENTAMIENTO_SEGUNDOS)
        nuestro = _cargar(efimera, SEGUNDOS)
        techo = techo_de(efimera, "techo.sql")
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
