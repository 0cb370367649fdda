"""A registro as big as one wishes, entered by its own door, for the bench of the log."""

from __future__ import annotations

import os
import time
from datetime import timedelta
from typing import Any
from uuid import uuid4

import psycopg
from django.db import connection

from consistorio.plataforma.actores import sistema
from consistorio.plataforma.constancia import publicacion, secuencia
from consistorio.plataforma.entidades import en
from consistorio.plataforma.entidades.altas import crear_entidad
from consistorio.plataforma.entidades.consultas import por_slug
from consistorio.plataforma.models import Entidad
from consistorio.plataforma.reloj import ahora, hora_oficial
from consistorio.registro.services import PersonaDeAsiento, Presentacion
from consistorio.registro.services.libro import en_json, item


def sembrar(cuantos: int, lote: int) -> float:
    """Enter ``cuantos`` asientos in batches, and return how many in a second."""
    entidad = crear_entidad(
        codigo="L01990017",
        slug="villaclara",
        nombre="Villaclara",
        nif="P2807900B",
        comunidad="MD",
    )
    comienzo = time.perf_counter()
    with en(entidad):
        for primero in range(0, cuantos, lote):
            elementos = _elementos(entidad, range(primero, min(cuantos, primero + lote)))
            if primero % (lote * 20) == 0:
                connection.close()  # The plans of a new connection know how much there is.
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT count(*) FROM registrar_lote(%s::jsonb)", [en_json(elementos)]
                )
    segundos = time.perf_counter() - comienzo
    _analizar()
    return cuantos / segundos


def _analizar() -> None:
    """Do what the database does by itself in a minute or two: count, to choose well its ways."""
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as dueno:
        dueno.execute("ANALYZE")


def _elementos(entidad: Entidad, numeros: range) -> list[dict[str, Any]]:
    hoy, actor = hora_oficial(entidad)(), sistema(entidad, "banco")
    persona = PersonaDeAsiento(papel="interesado", nif="12345678Z", nombre="ANA GARCÍA")
    return [
        item(
            actor,
            Presentacion(extracto=f"Escrito {n}", interesados=(persona,)),
            sentido="ENTRADA",
            clave=uuid4().hex,
            hoy=hoy,
        )
        for n in numeros
    ]


def ordenar() -> float:
    """Close checkpoints until no leaf waits, and return how many leaves in a second."""
    entidad = por_slug("villaclara")
    comienzo, hojas = time.perf_counter(), 0
    with en(entidad):
        while (punto := secuencia.cerrar_punto(entidad)) is not None:  # type: ignore[arg-type]
            hojas = punto.tamano
        segundos = time.perf_counter() - comienzo
        _analizar()
        _esperar_a_que_se_publique(hojas)
    return hojas / segundos


def _esperar_a_que_se_publique(hojas: int) -> None:
    limite = ahora() + publicacion.CADA + timedelta(seconds=5)
    while ahora() < limite:
        punto = publicacion.punto_publico(ahora())
        if punto is not None and punto.tamano == hojas:
            return
        time.sleep(0.5)
    raise RuntimeError("no se ha publicado")
