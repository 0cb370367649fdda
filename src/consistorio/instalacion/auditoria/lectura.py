"""Rows read as they come, a few at a time: the size of a registro is not that of our memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.db import connection

DE_UNA_VEZ = 2000
JSONB = 3802
"""The number by which PostgreSQL knows the type; our own connection gives it as text."""


def filas(consulta: str, parametros: list[Any] | None = None) -> Iterator[tuple[Any, ...]]:
    """Give the rows of a query of the entidad in course."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(consulta, parametros or [])
        json_en = [n for n, columna in enumerate(cursor.description) if columna[1] == JSONB]
        while lote := cursor.fetchmany(DE_UNA_VEZ):
            yield from (_con_json(fila, json_en) for fila in lote) if json_en else lote


def valor(consulta: str, parametros: list[Any] | None = None) -> Any:
    """Return the only value of a query."""
    with connection.cursor() as cursor:
        cursor.execute(consulta, parametros or [])
        return cursor.fetchone()[0]


def _con_json(fila: tuple[Any, ...], json_en: list[int]) -> tuple[Any, ...]:
    valores = list(fila)
    for n in json_en:
        valores[n] = json.loads(valores[n]) if isinstance(valores[n], str) else valores[n]
    return tuple(valores)
