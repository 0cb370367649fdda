"""
The verifiable log of a big registro: ordering leaves, serving teselas, auditing and watching it.

Each audit runs in a process of its own, so that its memory is its own.
"""

from __future__ import annotations

import os
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from consistorio.instalacion.bancos.medida import Medida

ASIENTOS = int(os.environ.get("CONSISTORIO_BANCO_ASIENTOS", "100000"))
LOTE = 100
LIMITE_SEGUNDOS, LIMITE_MB = 60, 200
TESELAS = 400
SLUG = "villaclara"


class Gasto(NamedTuple):
    """What a run cost in its own process."""

    segundos: float
    mb: float
    hojas: int


def medir() -> list[Medida]:
    """Return the figures of a registro of `ASIENTOS` entries in a throwaway database."""
    with base_de_banco():
        from consistorio.instalacion.bancos.sembrar_constancia import ordenar, sembrar

        presentar = sembrar(ASIENTOS, LOTE)
        ordenadas = ordenar()
        return [
            Medida("constancia.asientos_por_segundo", round(presentar), "asientos/s"),
            Medida("constancia.hojas_ordenadas_por_segundo", round(ordenadas), "hojas/s"),
            Medida("constancia.teselas_por_segundo", round(_teselas()), "teselas/s"),
            *_con_limites("constancia.auditar", _aparte(_auditar)),
            *_con_limites("constancia.vigilar", _aparte(_vigilar)),
        ]


@contextmanager
def base_de_banco() -> Iterator[None]:
    """Give a throwaway database with the tables of this version, in the environment."""
    from consistorio.instalacion.base import migrar, preparar_entorno

    datos = Path(tempfile.mkdtemp(prefix="consistorio-banco-"))
    servidor = preparar_entorno(datos, puerto=0, demo=True)
    try:
        migrar(datos)
        yield
    finally:
        from django.db import connections

        connections.close_all()
        if servidor is not None:
            servidor.parar()
            shutil.rmtree(datos, ignore_errors=True)


def _con_limites(clave: str, gasto: Gasto) -> list[Medida]:
    contra = f"límite de {LIMITE_SEGUNDOS} s para 100 000"
    por_limite = gasto.segundos * 100_000 / gasto.hojas / LIMITE_SEGUNDOS
    return [
        Medida(f"{clave}_segundos", round(gasto.segundos, 1), "s", contra, round(por_limite, 3)),
        Medida(
            f"{clave}_memoria",
            round(gasto.mb),
            "MB",
            f"límite de {LIMITE_MB} MB",
            round(gasto.mb / LIMITE_MB, 3),
        ),
    ]


def _aparte(que: Callable[[], int]) -> Gasto:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as proceso:
        return proceso.submit(_medido, que).result()


def _medido(que: Callable[[], int]) -> Gasto:
    import django

    django.setup()
    comienzo = time.perf_counter()
    hojas = que()
    segundos = time.perf_counter() - comienzo
    return Gasto(segundos, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, hojas)


def _auditar() -> int:
    from consistorio.instalacion.auditoria import comprobar_registro
    from consistorio.plataforma.entidades.consultas import por_slug

    entidad = por_slug(SLUG)
    informe = comprobar_registro(entidad)  # type: ignore[arg-type]
    if informe.falta or informe.asientos != ASIENTOS:
        raise RuntimeError(informe.falta or "faltan asientos")
    return informe.hojas


def _vigilar() -> int:
    from consistorio.plataforma.constancia.claves import verificador
    from consistorio.plataforma.entidades.consultas import por_slug
    from consistorio.verificador.vigilante import Estado, Reglas, vigilar

    clave = verificador(por_slug(SLUG))  # type: ignore[arg-type]
    return vigilar(_leer, Estado(), Reglas(clave), time.monotonic()).tamano


def _leer(ruta: str) -> bytes | None:
    from django.test import Client

    respuesta = Client().get(f"/{SLUG}/registro-verificable/{ruta}", secure=True)
    return respuesta.content if respuesta.status_code == 200 else None  # noqa: PLR2004


def _teselas() -> float:
    """Return how many full teselas one process serves in a second, each of them once."""
    from consistorio.nucleo.teselas import ANCHO, Tesela

    enteras = min(TESELAS, ASIENTOS // ANCHO)
    rutas = [f"tile/{Tesela(0, n).ruta}" for n in range(enteras)]
    comienzo = time.perf_counter()
    if not all(_leer(ruta) for ruta in rutas):
        raise RuntimeError("falta una tesela")
    return len(rutas) / (time.perf_counter() - comienzo)
