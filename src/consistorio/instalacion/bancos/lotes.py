"""
A batch of a hundred thousand entries: asked for, and done by a worker, tanda by tanda.

The ceiling is the same change written by hand in one order of SQL, with its ledger and its news, and
nothing looked at: neither permission, nor state, nor who has each one.
"""

from __future__ import annotations

import os
import time
from typing import Any
from uuid import UUID

import psycopg

from consistorio.instalacion.bancos.constancia import base_de_banco
from consistorio.instalacion.bancos.medida import Medida

ENTRADAS = int(os.environ.get("CONSISTORIO_BANCO_ENTRADAS", "100000"))
QUIEN, A_QUIEN = "10000003V", "99999999R"
TECHO = """
WITH movidas AS (
    UPDATE registro_entrega SET estado = 'aceptada', asignada_a = '99999999R'
    WHERE entidad_id = %(e)s AND estado = 'pendiente' RETURNING asiento_id, unidad_id
), libro AS (
    INSERT INTO registro_movimiento (entidad_id, id, asiento_id, accion, de_unidad_id, a_unidad_id,
        de_persona, a_persona, motivo, hecho_por, hecho_en)
    SELECT %(e)s, gen_random_uuid(), asiento_id, 'asignar', unidad_id, unidad_id, '', '99999999R', '',
        'techo', now() FROM movidas
), bitacora AS (
    INSERT INTO plataforma_anotacion (entidad_id, id, anotada_en, clase, identificador, accion,
        objeto, objeto_id, resultado, detalle)
    SELECT %(e)s, gen_random_uuid(), now(), 'empleado', 'techo', 'registro.asignar', 'asiento',
        asiento_id, 'hecho', '{}' FROM movidas
)
INSERT INTO plataforma_evento (entidad_id, id, tipo, datos, repartido_en)
SELECT %(e)s, gen_random_uuid(), 'techo', jsonb_build_object('asiento_id', asiento_id), now()
FROM movidas
"""


def medir() -> list[Medida]:
    """Return how many entries a second, beside the ceiling, and how long it takes to begin."""
    with base_de_banco():
        from consistorio.plataforma.entidades.consultas import por_slug

        entidad_id = _sembrar()
        techo = _techo(entidad_id)
        pedir, hacer = _lote(por_slug("villaclara"))
        contra = f"un solo UPDATE con su libro y sus noticias, {round(techo)} entradas/s"
        return [
            Medida("lotes.entradas", ENTRADAS, "entradas"),
            Medida("lotes.pedir", round(pedir, 2), "s"),
            Medida("lotes.hacer", round(hacer, 1), "s"),
            Medida(
                "lotes.entradas_por_segundo",
                round(ENTRADAS / hacer),
                "entradas/s",
                contra,
                round(ENTRADAS / hacer / techo, 3),
            ),
            Medida("lotes.carga_de_la_maquina", round(os.getloadavg()[0], 1), "procesos"),
        ]


def _sembrar() -> int:
    """Pour the entries in the tray of a unit with two people, and return the entidad."""
    from consistorio.instalacion.bancos.sembrar_busqueda import verter
    from consistorio.plataforma.actores import sistema
    from consistorio.plataforma.entidades import en
    from consistorio.plataforma.entidades.altas import crear_entidad

    entidad = crear_entidad(
        codigo="L01990017",
        slug="villaclara",
        nombre="Villaclara",
        nif="P2807900B",
        comunidad="MD",
    )
    with en(entidad):
        unidad = _unidad(sistema(entidad, "banco"))
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as dueno:
        dueno.execute("SET session_replication_role = replica")
        verter(dueno, entidad.pk, ENTRADAS)
        dueno.execute("UPDATE registro_entrega SET unidad_id = %s", [unidad])
        dueno.execute("VACUUM ANALYZE")
    return int(entidad.pk)


def _unidad(actor: Any) -> UUID:
    from datetime import date

    from consistorio.organizacion import services as organizacion
    from consistorio.plataforma.actores import Clase
    from consistorio.plataforma.actores.asignaciones import asignar

    unidad = organizacion.crear_unidad(
        actor=actor, codigo="REG", nombre="Registro", es_registro=True
    )
    desde = date(2024, 1, 1)
    for nif in (QUIEN, A_QUIEN):
        organizacion.dar_de_alta(
            actor=actor, nif=nif, nombre=nif, email="", unidad_id=unidad, alta_el=desde
        )
    asignar(
        clase=Clase.EMPLEADO, identificador=QUIEN, rol="registro", desde=desde, unidad_id=unidad
    )
    return unidad


def _techo(entidad_id: int) -> float:
    """Return the entries per second of the order, which is then undone."""
    with psycopg.connect(os.environ["DATABASE_URL"]) as dueno:
        comienzo = time.perf_counter()
        hechas = dueno.execute(TECHO, {"e": entidad_id}).rowcount
        segundos = time.perf_counter() - comienzo
        dueno.rollback()
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as dueno:
        dueno.execute("VACUUM ANALYZE")  # What was undone must not weigh on what comes after.
    return hechas / segundos


def _lote(entidad: Any) -> tuple[float, float]:
    """Return the seconds that it takes to ask for the batch, and to do all of it."""
    from consistorio.plataforma.apps import cargar_habitaciones
    from consistorio.plataforma.entidades import en
    from consistorio.plataforma.tareas.trabajador import vaciar
    from consistorio.registro import selectors
    from consistorio.registro.services import lotes

    cargar_habitaciones("tasks", "handlers")
    reloj = _reloj(entidad)
    with en(entidad):
        actor = _quien(entidad, reloj)
        comienzo = time.perf_counter()
        clave = lotes.pedir_lote(
            actor=actor,
            pedido=lotes.LotePedido(accion=lotes.AccionDeLote.ASIGNAR, persona=A_QUIEN),
            conjunto=selectors.Conjunto(filtros=selectors.Filtros()),
            clave="banco",
            reloj=reloj,
        )
        pedido = time.perf_counter()
        vaciar()
        hacer = time.perf_counter() - pedido
        visto = selectors.lote(actor, clave, reloj())
    if (visto.estado, visto.hechos) != ("acabado", ENTRADAS):
        raise RuntimeError(f"{visto.estado}: {visto.hechos} de {ENTRADAS}")
    return pedido - comienzo, hacer


def _quien(entidad: Any, reloj: Any) -> Any:
    from consistorio.plataforma.actores import Actor, Clase
    from consistorio.plataforma.actores.asignaciones import alcance_de

    alcance = alcance_de(Clase.EMPLEADO, QUIEN, reloj().date())
    return Actor(entidad, Clase.EMPLEADO, QUIEN, QUIEN, alcance.permisos, unidades=alcance.unidades)


def _reloj(entidad: Any) -> Any:
    from consistorio.plataforma.reloj import hora_oficial

    return hora_oficial(entidad)
