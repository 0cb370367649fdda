"""
The libro alone: 32 callers of the combiner in one process, against pgbench on the same rows.

On one libro, where everybody waits for one counter; over 200 entidades; and over 8,000, which must
cost nothing.
"""

from __future__ import annotations

import json

import psycopg

from consistorio.instalacion.bancos.medida import Medida
from consistorio.instalacion.bancos.techo import SEGUNDOS, techo_de
from consistorio.instalacion.efimera import Efimera, instalacion

PRIMERA = 1_000
"""Key of the first entidad that the bench adds."""
POCAS, MUCHAS = 200, 8_000
ANADIR = """
INSERT INTO plataforma_entidad (id, codigo, slug, dominio, nombre, nif, zona, idiomas, color,
    comunidad, festivos_locales, ajustes, clave_envuelta, creada_en)
SELECT %(primera)s::int + n, 'L' || lpad(n::text, 8, '0'), 'banco-' || n, '', 'Banco ' || n, nif, zona,
    idiomas, color, comunidad, festivos_locales, ajustes, clave_envuelta, now()
FROM plataforma_entidad, generate_series(%(desde)s::int, %(hasta)s::int) AS n WHERE slug = 'villaclara'
"""


def medir() -> list[Medida]:
    """Measure each case beside its ceiling, in one installation."""
    with instalacion() as efimera:
        caso = _un_libro(efimera)
        _anadir(efimera, 1, POCAS)
        pocas = _anotar(efimera, POCAS)
        techo_pocas = techo_de(
            efimera, "techo_registro.sql", entidades=(PRIMERA + 1, PRIMERA + POCAS)
        )
        _anadir(efimera, POCAS + 1, MUCHAS)
        muchas = _anotar(efimera, MUCHAS)
    uno, techo_uno = caso
    return [
        Medida("techo en un libro: las mismas filas con pgbench, 32 clientes", techo_uno, "/s"),
        _contra("anotar en un libro", uno, techo_uno, "techo"),
        Medida("mediana en un libro", uno["p50_ms"], "ms"),
        Medida("percentil 95 en un libro", uno["p95_ms"], "ms"),
        Medida("procesador por asiento, con lo que cuesta pedirlo", uno["cpu_us"], "µs"),
        Medida("techo en 200 entidades", techo_pocas, "/s"),
        _contra("anotar en 200 entidades", pocas, techo_pocas, "techo"),
        _contra("un libro", uno, pocas["por_segundo"], "200 entidades"),
        _contra("anotar en 8.000 entidades", muchas, pocas["por_segundo"], "200 entidades"),
    ]


def _un_libro(efimera: Efimera) -> tuple[dict[str, float], float]:
    _anotar(efimera, 0)  # The first goes warming up.
    return _anotar(efimera, 0), techo_de(efimera, "techo_registro.sql")


def _contra(clave: str, caso: dict[str, float], limite: float, nombre: str) -> Medida:
    valor = caso["por_segundo"]
    return Medida(clave, valor, "/s", f"{nombre}: {limite:.0f}/s", valor / limite)


def _anadir(efimera: Efimera, desde: int, hasta: int) -> None:
    with psycopg.connect(efimera.conninfo(), autocommit=True) as conexion:
        conexion.execute(ANADIR, {"primera": PRIMERA, "desde": desde, "hasta": hasta})


def _anotar(efimera: Efimera, entidades: int) -> dict[str, float]:
    """Return what a process of 32 callers did on that many entidades (0: on Villaclara alone)."""
    salida = efimera.al_lado(
        "consistorio.instalacion.bancos.registro_proceso", str(entidades), str(SEGUNDOS)
    )
    medido: dict[str, float] = json.loads(salida)
    return medido
