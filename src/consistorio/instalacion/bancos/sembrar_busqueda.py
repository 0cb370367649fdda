"""A province of asientos for the bench of the search, poured in by COPY past every door of ours."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg

from consistorio.plataforma.entidades.altas import crear_entidad
from consistorio.plataforma.models import Entidad

ENTIDADES = 200
LA_MAYOR = 0.17
LOTE = 5_000
PRIMERO = datetime(2026, 1, 1, tzinfo=UTC)
UNIDADES = [UUID(int=n) for n in range(1, 21)]
NOMBRES = [
    "ANA",
    "JOSÉ",
    "MARÍA",
    "ÍÑIGO",
    "NÚRIA",
    "TOMÁS",
    "ITZIAR",
    "MARTA",
    "PAU",
    "LUCÍA",
    "IKER",
    "BEGOÑA",
    "JORDI",
    "ROSA",
]
RAICES = [
    "GARC",
    "MARTÍN",
    "LÓP",
    "SÁNCH",
    "PÉR",
    "GÓM",
    "FERNÁND",
    "RODRÍGU",
    "IBÁÑ",
    "PEÑALV",
    "CASTAÑ",
    "MENDOZ",
    "SOL",
    "VID",
]
FINALES = ["ÍA", "EZ", "ERO", "AL", "ANO", "IZ", "ERA", "UEL", "INO", "ARTE", "ONDO", "URRA"]
APELLIDOS = [raiz + final for raiz in RAICES for final in FINALES]
ASUNTOS = [
    f"{que} {de} {donde}"
    for que in ("Solicitud de licencia", "Queja por", "Recurso contra", "Petición de informe sobre")
    for de in ("obra menor", "ruido", "tasa de basuras", "terraza", "vado", "alumbrado", "poda")
    for donde in ("en la calle Mayor", "en la plaza", "en el polígono", "junto al río")
]
LETRAS = "TRWAGMYFPDXBNJZSQVHLCKE"
_LARGO = " Que por todo lo expuesto y según la ordenanza municipal vigente se tenga por presentado."
ASIENTO = """COPY registro_asiento (entidad_id, id, sentido, ejercicio, numero, presentado_en,
    efectivo_el, presentador, clave, huella, cadena, extracto, expone, solicita, procedimiento,
    canal, idioma, justificante_id, csv, datos) FROM STDIN"""
PERSONA = """COPY registro_interesado (entidad_id, id, asiento_id, orden, papel, nif, nombre, email,
    telefono, domicilio) FROM STDIN"""
ENTREGA = """COPY registro_entrega (entidad_id, id, asiento_id, unidad_id, estado, asignada_a,
    recibida_en) FROM STDIN"""
ANADIR = """
INSERT INTO plataforma_entidad (id, codigo, slug, dominio, nombre, nif, zona, idiomas, color,
    comunidad, festivos_locales, ajustes, clave_envuelta, creada_en)
SELECT 1000 + n, 'L' || lpad(n::text, 8, '0'), 'banco-' || n, '', 'Banco ' || n, nif, zona, idiomas,
    color, comunidad, festivos_locales, ajustes, clave_envuelta, now()
FROM plataforma_entidad, generate_series(1, %s) AS n WHERE slug = 'villaclara'
"""


def nif(n: int) -> str:
    """Return the NIF of the n-th person of the largest entidad."""
    numero = 10_000_000 + n * 13
    return f"{numero}{LETRAS[numero % 23]}"


def momento(n: int) -> datetime:
    """Return the hour of the n-th asiento of each entidad."""
    return PRIMERO + timedelta(seconds=n)


def sembrar(cuantos: int) -> tuple[Entidad, UUID]:
    """Pour ``cuantos`` asientos, index them, and return the largest entidad and a unit of it."""
    mayor = crear_entidad(
        codigo="L01990017",
        slug="villaclara",
        nombre="Villaclara",
        nif="P2807900B",
        comunidad="MD",
    )
    resto = cuantos - int(cuantos * LA_MAYOR)
    reparto = [(mayor.pk, int(cuantos * LA_MAYOR))]
    reparto += [(1000 + n, resto // (ENTIDADES - 1)) for n in range(1, ENTIDADES)]
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as dueno:
        dueno.execute(ANADIR, [ENTIDADES - 1])
        dueno.execute("SET session_replication_role = replica")
        for entidad, n in reparto:
            verter(dueno, entidad, n)
        dueno.execute("ANALYZE")
        for entidad, n in reparto:
            _indexar(dueno, entidad, n)
        dueno.execute("VACUUM ANALYZE")
    return mayor, UNIDADES[0]


def _clave(entidad: int, n: int, tabla: int = 0) -> UUID:
    return UUID(int=entidad << 80 | tabla << 64 | n)


def verter(dueno: psycopg.Connection[Any], entidad: int, cuantos: int) -> None:
    """Pour asientos of an entidad with their people and deliveries."""
    for orden, filas in ((ASIENTO, _asientos), (PERSONA, _personas), (ENTREGA, _entregas)):
        with dueno.cursor() as cursor, cursor.copy(orden) as copia:
            for fila in filas(entidad, cuantos):
                copia.write_row(fila)


def _asientos(entidad: int, cuantos: int) -> Iterator[tuple[Any, ...]]:
    for n in range(1, cuantos + 1):
        cuando = momento(n)
        asunto = ASUNTOS[n * 31 % len(ASUNTOS)]
        yield (
            entidad, _clave(entidad, n), "ENTRADA", 2026, n, cuando, cuando.date(), "banco",
            str(n), "0" * 64, b"", f"{asunto}, expediente {n}", f"{asunto}.{_LARGO}", _LARGO,
            "instancia-general", "electronico", "es", _clave(entidad, n, 1), str(n), "{}",
        )  # fmt: skip


def _personas(entidad: int, cuantos: int) -> Iterator[tuple[Any, ...]]:
    for n in range(1, cuantos + 1):
        nombre = NOMBRES[n % len(NOMBRES)]
        uno, otro = APELLIDOS[n * 7 % len(APELLIDOS)], APELLIDOS[n * 13 % len(APELLIDOS)]
        yield (
            entidad, _clave(entidad, n, 2), _clave(entidad, n), 1, "interesado", nif(n - 1),
            f"{nombre} {uno} {otro}", "", "", "{}",
        )  # fmt: skip


def _entregas(entidad: int, cuantos: int) -> Iterator[tuple[Any, ...]]:
    for n in range(1, cuantos + 1):
        cuando = momento(n)
        unidad = UNIDADES[n % len(UNIDADES)]
        yield (
            entidad, _clave(entidad, n, 3), _clave(entidad, n), unidad, "pendiente", "", cuando,
        )  # fmt: skip


def _indexar(dueno: psycopg.Connection[Any], entidad: int, cuantos: int) -> None:
    dueno.execute("SELECT set_config('app.entidad', %s, false)", [str(entidad)])
    for primero in range(1, cuantos + 1, LOTE):
        ultimo = min(cuantos, primero + LOTE - 1)
        claves = [_clave(entidad, n) for n in range(primero, ultimo + 1)]
        dueno.execute("SELECT indexar_asientos(%s)", [claves])
