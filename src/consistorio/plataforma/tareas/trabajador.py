"""The worker: shares out events, claims tasks under a lease, does each in one transaction."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from datetime import timedelta
from threading import Event as Senal
from typing import Any
from uuid import UUID

import structlog
from django.db import connection
from django.db.models.functions import Now

from consistorio.plataforma.entidades import en
from consistorio.plataforma.eventos.buzon import SUSCRIPCIONES, suscriptores_por_tipo
from consistorio.plataforma.models import Entidad, Tarea
from consistorio.plataforma.tareas import lotes
from consistorio.plataforma.tareas.catalogo import TAREAS
from consistorio.plataforma.tareas.lider import Lider
from consistorio.plataforma.transacciones import acto

LOTE = 8
EVENTOS_POR_TURNO = 500
"""As many as `repartir_eventos` takes (migration 0013)."""
EVENTOS_POR_LOTE = 150
"""A turn of batches must end within the lease, even if each event costs some 20 ms."""
MUCHOS_EVENTOS = 20
PAUSA_CON_MUCHOS_SEGUNDOS = 0.5
CANAL = "consistorio"
ARRENDAMIENTO_SEGUNDOS = 60
INTENTOS_MAXIMOS = 12
ESPERA_MAXIMA_SEGUNDOS = 3600

log = structlog.get_logger("tareas")


class ArrendamientoPerdido(RuntimeError):
    """Somebody else claimed the task while we were doing it; our effect is undone."""


@dataclass(frozen=True, slots=True)
class Reclamada:
    entidad_id: int
    id: UUID
    nombre: str
    argumentos: dict[str, Any]
    intentos: int


def repartir_eventos() -> int:
    """
    Turn what is in the outbox into tasks of its subscribers, and return how many events.

    The screens that are open are told here, never in the transaction of a filing: a NOTIFY holds a
    lock of the whole database until its commit is durable.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM repartir_eventos(%s::jsonb, %s::jsonb, %s)",
            [
                *(json.dumps(suscriptores_por_tipo(por_lotes=x)) for x in (False, True)),
                EVENTOS_POR_LOTE,
            ],
        )
        eventos = cursor.fetchall()
        for entidad, tipo, unidad in sorted(set(eventos)):
            aviso = json.dumps({"entidad": entidad, "tipo": tipo, "unidad": unidad})
            cursor.execute("SELECT pg_notify(%s, %s)", [CANAL, aviso])
    return len(eventos)


def reclamar(lote: int = LOTE) -> list[Reclamada]:
    """Take up to ``lote`` tasks for ourselves, for a while."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM reclamar_tareas(%s, %s)", [lote, ARRENDAMIENTO_SEGUNDOS])
        return [
            Reclamada(f[0], f[1], f[2], f[3] if isinstance(f[3], dict) else json.loads(f[3]), f[4])
            for f in cursor.fetchall()
        ]


def ejecutar(tarea: Reclamada) -> bool:
    """Do the task and leave its receipt, both or neither; return whether it was done."""
    entidad = Entidad.objects.get(pk=tarea.entidad_id)
    comienzo = time.perf_counter()
    with en(entidad):
        try:
            with acto():
                _efecto(tarea)
                _dar_por_hecha(tarea)
        except Exception as error:
            if not lotes.partir(tarea):
                _aplazar(tarea, error)
            log.exception("tarea.fallida", tarea=tarea.nombre, id=str(tarea.id))
            return False
    milisegundos = round((time.perf_counter() - comienzo) * 1000, 1)
    log.info("tarea.hecha", tarea=tarea.nombre, entidad=entidad.codigo, ms=milisegundos)
    return True


def _efecto(tarea: Reclamada) -> None:
    if suscripcion := SUSCRIPCIONES.get(tarea.nombre):
        eventos = [suscripcion.evento.desde(e) for e in lotes.eventos_de(tarea.argumentos)]
        suscripcion.manejador(eventos if suscripcion.por_lotes else eventos[0])
    else:
        TAREAS[tarea.nombre](**tarea.argumentos)


def _dar_por_hecha(tarea: Reclamada) -> None:
    filas = Tarea.objects.filter(
        id=tarea.id, intentos=tarea.intentos, estado=Tarea.Estado.PENDIENTE
    ).update(estado=Tarea.Estado.HECHA, hecha_en=Now(), arrendada_hasta=None, error="")
    if filas != 1:
        raise ArrendamientoPerdido(tarea.nombre)


def _aplazar(tarea: Reclamada, error: Exception) -> None:
    segundos = min(2**tarea.intentos, ESPERA_MAXIMA_SEGUNDOS)
    agotada = tarea.intentos >= INTENTOS_MAXIMOS
    Tarea.objects.filter(
        id=tarea.id, intentos=tarea.intentos, estado=Tarea.Estado.PENDIENTE
    ).update(
        estado=Tarea.Estado.FALLIDA if agotada else Tarea.Estado.PENDIENTE,
        no_antes_de=Now() + timedelta(seconds=segundos),
        arrendada_hasta=None,
        error=f"{type(error).__name__}: {error}"[:2000],
    )


def vaciar() -> int:
    """Do everything that can be done now, and return how many tasks were done (for the tests)."""
    hechas = 0
    while True:
        repartidos = repartir_eventos()
        reclamadas = reclamar()
        if not repartidos and not reclamadas:
            return hechas
        hechas += sum(ejecutar(una) for una in reclamadas)


def trabajar(parar: Senal, *, pausa: float = 0.1) -> None:
    """
    Work until ``parar``, looking at the queue again after ``pausa`` seconds.

    Only what did not fit in a turn is looked at again at once, and while much comes the turns are
    longer: to run after each event as it comes would cost more to whoever is filing than it would
    gain for whoever waits for the news.
    """
    lider = Lider()
    while not parar.is_set():
        try:
            eventos = repartir_eventos()
            reclamadas = reclamar()
            for una in reclamadas:
                ejecutar(una)
            lider.atender()
            if eventos < EVENTOS_POR_TURNO and len(reclamadas) < LOTE:
                parar.wait(PAUSA_CON_MUCHOS_SEGUNDOS if eventos > MUCHOS_EVENTOS else pausa)
        except Exception:
            log.exception("trabajador.tropiezo")
            connection.close()
            parar.wait(1)
