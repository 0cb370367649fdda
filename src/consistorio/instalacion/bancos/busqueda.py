"""
Search in a registro of a million asientos: 200 entidades, the largest with 170,000.

Each question is asked through the selectors that the screens use, in the largest entidad: to find the
keys, which is what has a limit, and with the rows and pieces of text of the page.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from statistics import quantiles
from typing import TYPE_CHECKING
from uuid import UUID

import psycopg

from consistorio.instalacion.bancos.constancia import base_de_banco
from consistorio.instalacion.bancos.medida import Medida

if TYPE_CHECKING:
    from consistorio.plataforma.models import Entidad

ASIENTOS = int(os.environ.get("CONSISTORIO_BANCO_ASIENTOS", "1000000"))
PREGUNTAS = 60


@dataclass(frozen=True, slots=True)
class Pregunta:
    """:param unidad: the only one of who asks; None, she sees all."""

    texto: str
    desde: str = ""
    unidad: UUID | None = None


LIMITES = {
    "numero": 3,
    "nif": 3,
    "prefijo_de_nif": 3,
    "texto": 100,
    "texto_raro": 100,
    "texto_de_una_unidad": 100,
    "nombre_mal_escrito": 200,
    "pagina_de_mas_abajo": 2,
}


def medir() -> list[Medida]:
    """Return the percentiles of each kind of question, beside its limit, and of the whole page."""
    with base_de_banco():
        from consistorio.instalacion.bancos.sembrar_busqueda import sembrar

        comienzo = time.perf_counter()
        entidad, unidad = sembrar(ASIENTOS)
        segundos = time.perf_counter() - comienzo
        preguntas = _preguntas(unidad)
        medidas = [
            Medida("busqueda.asientos", ASIENTOS, "asientos"),
            Medida("busqueda.sembrar_e_indexar", round(segundos), "s"),
            Medida("busqueda.indices", _megas(), "MB"),
        ]
        for clave in LIMITES:
            medidas += _medidas(clave, entidad, preguntas[clave])
        carga = os.getloadavg()[0]
        return [*medidas, Medida("busqueda.carga_de_la_maquina", round(carga, 1), "procesos")]


def _preguntas(unidad: UUID) -> dict[str, list[Pregunta]]:
    """Return what is asked of each kind: always the same."""
    from consistorio.instalacion.bancos import sembrar_busqueda as dado

    azar = random.Random(7)
    grande = int(ASIENTOS * dado.LA_MAYOR)
    veces = range(PREGUNTAS)
    asuntos = [" ".join(azar.choice(dado.ASUNTOS).split()[:4]) for _ in veces]
    return {
        "numero": [Pregunta(f"2026-E-{azar.randrange(1, grande):06}") for _ in veces],
        "nif": [Pregunta(dado.nif(azar.randrange(grande))) for _ in veces],
        "prefijo_de_nif": [Pregunta(dado.nif(azar.randrange(grande))[:7]) for _ in veces],
        "texto": [Pregunta(asunto) for asunto in asuntos],
        "texto_raro": [Pregunta(f"expediente {azar.randrange(grande)} obra") for _ in veces],
        "texto_de_una_unidad": [Pregunta(asunto, unidad=unidad) for asunto in asuntos],
        "nombre_mal_escrito": [Pregunta(_mal_escrito(azar)) for _ in veces],
        "pagina_de_mas_abajo": [
            Pregunta("", f"{dado.momento(azar.randrange(grande)).isoformat()}~{UUID(int=0)}")
            for _ in veces
        ],
    }


def _mal_escrito(azar: random.Random) -> str:
    from consistorio.instalacion.bancos.sembrar_busqueda import APELLIDOS

    uno, otro = azar.sample(APELLIDOS, 2)
    corte = azar.randrange(1, len(uno) - 1)
    return f"{uno[:corte]}{uno[corte + 1 :]} {otro}"


def _medidas(clave: str, entidad: Entidad, preguntas: list[Pregunta]) -> list[Medida]:
    from consistorio.plataforma.actores import Clase, sistema
    from consistorio.plataforma.entidades import en
    from consistorio.registro.selectors import buscar, hallar

    todo = sistema(entidad, "banco")
    permisos = frozenset({"registro.consultar"})
    halladas, enteras = [], []
    with en(entidad):
        for una in preguntas:
            actor = todo
            if una.unidad:
                suyas = frozenset({una.unidad})
                actor = replace(todo, clase=Clase.EMPLEADO, permisos=permisos, unidades=suyas)
            halladas.append(_cronometrar(partial(hallar, actor, una.texto, desde=una.desde)))
            enteras.append(_cronometrar(partial(buscar, actor, una.texto, desde=una.desde)))
    return [
        *_percentiles(clave, halladas),
        Medida(f"busqueda.{clave}_con_sus_filas_p95", _p95(enteras), "ms"),
    ]


def _p95(milisegundos: list[float]) -> float:
    return round(quantiles(milisegundos, n=20)[18], 2)


def _cronometrar(caso: Callable[[], object]) -> float:
    comienzo = time.perf_counter()
    caso()
    return (time.perf_counter() - comienzo) * 1000


def _percentiles(clave: str, milisegundos: list[float]) -> list[Medida]:
    cortes = quantiles(milisegundos, n=20)
    limite = LIMITES[clave]
    return [
        Medida(f"busqueda.{clave}_p50", round(cortes[9], 2), "ms"),
        Medida(
            f"busqueda.{clave}_p95",
            round(cortes[18], 2),
            "ms",
            f"límite de {limite} ms",
            round(cortes[18] / limite, 3),
        ),
    ]


def _megas() -> float:
    with psycopg.connect(os.environ["DATABASE_URL"]) as dueno:
        fila = dueno.execute(
            "SELECT pg_total_relation_size('registro_indicedeasiento')"
            " + pg_total_relation_size('registro_variantedepalabra')"
        ).fetchone()
    return round((fila[0] if fila else 0) / 2**20, 1)
