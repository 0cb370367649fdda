"""What must be true after the hammer, asked of the database from outside."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

import psycopg

from consistorio.instalacion.martillo.presentadores import Acuse

PACIENCIA_SEGUNDOS = 60


@dataclass(frozen=True, slots=True)
class Cuenta:
    """How many of each evil there are; all zero is what is promised."""

    perdidos: int
    dobles: int
    saltos: int
    desordenados: int
    sin_justificante: int
    sin_evento: int
    sin_hoja: int
    cadena_rota: int
    asientos: int

    @property
    def males(self) -> int:
        return (
            self.perdidos
            + self.dobles
            + self.saltos
            + self.desordenados
            + self.sin_justificante
            + self.sin_evento
            + self.sin_hoja
            + self.cadena_rota
        )


def contar(conninfo: str, acuses: list[Acuse]) -> Cuenta:
    """Compare what was acknowledged with what is there."""
    with _conectar(conninfo) as conexion:
        _esperar_justificantes(conexion)
        filas = conexion.execute(
            "SELECT clave, numero, ejercicio, presentado_en, id::text, cadena, entidad_id"
            " FROM registro_asiento WHERE sentido = 'ENTRADA' ORDER BY entidad_id, ejercicio, numero"
        ).fetchall()
        por_clave = {fila[0]: fila for fila in filas}
        return Cuenta(
            perdidos=sum(not _esta(acuse, por_clave) for acuse in acuses),
            dobles=len(filas) - len(por_clave),
            saltos=sum(fila[1] != n for n, fila in enumerate(filas, start=1)),
            desordenados=sum(a[3] > b[3] for a, b in pairwise(filas)),
            sin_justificante=_faltan(conexion, "registro_justificante", "asiento_id"),
            sin_evento=_sin_evento(conexion),
            sin_hoja=_faltan(conexion, "plataforma_hoja", "objeto_id"),
            cadena_rota=_cadena_rota(conexion),
            asientos=len(filas),
        )


def _conectar(conninfo: str) -> psycopg.Connection[Any]:
    """Wait for a server that is coming back from its last death."""
    limite = time.monotonic() + PACIENCIA_SEGUNDOS
    while True:
        try:
            return psycopg.connect(conninfo, autocommit=True)
        except psycopg.OperationalError:
            if time.monotonic() > limite:
                raise
            time.sleep(0.2)


def _esta(acuse: Acuse, por_clave: dict[str, Any]) -> bool:
    fila = por_clave.get(acuse.clave)
    return (
        fila is not None
        and fila[4] == acuse.asiento_id
        and acuse.numero.endswith(f"-{fila[1]:06}")
        and datetime.fromisoformat(acuse.presentado_en) == fila[3]
    )


def _esperar_justificantes(conexion: psycopg.Connection[Any]) -> None:
    """Give the outbox time to make the receipts of those who died halfway."""
    limite = time.monotonic() + PACIENCIA_SEGUNDOS
    while time.monotonic() < limite and _faltan(conexion, "registro_justificante", "asiento_id"):
        time.sleep(0.5)


def _faltan(conexion: psycopg.Connection[Any], tabla: str, columna: str) -> int:
    consulta = (
        f"SELECT count(*) FROM registro_asiento a WHERE sentido = 'ENTRADA' AND NOT EXISTS"  # noqa: S608
        f" (SELECT 1 FROM {tabla} t WHERE t.entidad_id = a.entidad_id AND t.{columna} = a.id)"
    )
    return int(conexion.execute(consulta).fetchone()[0])  # type: ignore[index]


def _sin_evento(conexion: psycopg.Connection[Any]) -> int:
    fila = conexion.execute(
        "SELECT abs((SELECT count(*) FROM registro_asiento)"
        " - (SELECT count(*) FROM plataforma_evento WHERE tipo = 'registro.asiento-anotado'))"
    ).fetchone()
    return int(fila[0]) if fila else 1


def _cadena_rota(conexion: psycopg.Connection[Any]) -> int:
    """Recompute the chain of hashes of each libro from its leaves, and compare every link."""
    rotos, cabeza, libro = 0, b"", None
    for entidad, ejercicio, sentido, cadena, huella in conexion.execute(
        "SELECT a.entidad_id, a.ejercicio, a.sentido, a.cadena, h.huella FROM registro_asiento a"
        " JOIN plataforma_hoja h ON h.entidad_id = a.entidad_id AND h.objeto_id = a.id"
        " AND h.tipo = 'registro.asiento' ORDER BY 1, 3, 2, a.numero"
    ):
        if libro != (entidad, ejercicio, sentido):
            libro, cabeza = (entidad, ejercicio, sentido), b""
        cabeza = hashlib.sha256(cabeza + huella).digest()
        rotos += cabeza != cadena
    return rotos
