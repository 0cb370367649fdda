"""
The combining writer: what many ask for at a time is written together, and made durable together.

A writer thread takes what waits and commits it without waiting for the disk, so that the lock of the
libro is let go at once; a flusher thread then makes the log of the database durable, which covers all
that was written before, and only then are the callers answered (early lock release).
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import psycopg
import structlog
from django.db import connection

from consistorio.plataforma.db.schema import ROL_APLICACION
from consistorio.registro.services.libro import en_json

LOTE_MAXIMO = 64
PLAZO_SEGUNDOS = 20
BARRERA = "SELECT pg_logical_emit_message(true, 'consistorio', '')"

Elemento = dict[str, Any]
Pedido = tuple[Elemento, "Future[Any]"]
log = structlog.get_logger("combinador")


class Combinador:
    """
    Writes items through the function ``sql`` of the database, whose first column is the position.

    :param leer: makes the answer of a caller from its row.
    :param parametros: gives what the function takes after the batch.
    :param barrera: only a control of the tests goes without it, and loses what it acknowledged.
    """

    def __init__(
        self,
        sql: str,
        *,
        leer: Callable[[tuple[Any, ...]], Any],
        parametros: Callable[[], list[Any]] = list,
        barrera: bool = True,
    ) -> None:
        self._sql, self._leer, self._parametros, self._barrera = sql, leer, parametros, barrera
        self._cola: queue.SimpleQueue[Pedido] = queue.SimpleQueue()
        self._escritos: queue.SimpleQueue[list[tuple[Future[Any], Any]]] = queue.SimpleQueue()
        self._cerrojo = threading.Lock()
        self._hilos: list[threading.Thread] = []

    def __call__(self, elemento: Elemento) -> Any:
        """Write the item and return its answer once it is durable, or raise what went wrong."""
        self._asegurar_hilos()
        futuro: Future[Any] = Future()
        self._cola.put((elemento, futuro))
        return futuro.result(PLAZO_SEGUNDOS)

    def _asegurar_hilos(self) -> None:
        if len(self._hilos) == 2 and all(h.is_alive() for h in self._hilos):  # noqa: PLR2004
            return
        with self._cerrojo:
            if not all(h.is_alive() for h in self._hilos) or not self._hilos:
                self._hilos = [
                    threading.Thread(target=hilo, daemon=True, name=hilo.__name__)
                    for hilo in (self._escribir, self._asegurar)
                ]
                for hilo in self._hilos:
                    hilo.start()

    def _escribir(self) -> None:
        conexion: psycopg.Connection[Any] | None = None
        while True:
            lote = self._tomar()
            try:
                conexion = conexion or _conectar(duradera=False)
                filas = self._escribir_lote(conexion, [elemento for elemento, _ in lote])
            except psycopg.Error:
                if conexion is not None:
                    conexion.close()
                conexion = self._uno_a_uno(lote)
                continue
            self._escritos.put([(lote[f[0] - 1][1], self._leer(f)) for f in filas])

    def _tomar(self) -> list[Pedido]:
        lote = [self._cola.get()]
        try:
            while len(lote) < LOTE_MAXIMO:
                lote.append(self._cola.get_nowait())
        except queue.Empty:
            pass
        return lote

    def _escribir_lote(
        self, conexion: psycopg.Connection[Any], lote: list[Elemento]
    ) -> list[tuple[Any, ...]]:
        return conexion.execute(
            self._sql, [en_json(lote), *self._parametros()], prepare=True
        ).fetchall()

    def _uno_a_uno(self, lote: list[Pedido]) -> psycopg.Connection[Any] | None:
        """Write each by itself, so that only the culprit of a failed batch fails."""
        conexion = None
        for elemento, futuro in lote:
            try:
                conexion = conexion or _conectar(duradera=False)
                [fila] = self._escribir_lote(conexion, [elemento])
                self._escritos.put([(futuro, self._leer(fila))])
            except psycopg.Error as error:
                log.warning("combinador.fallo", error=type(error).__name__)
                futuro.set_exception(error)
                if conexion is not None and conexion.closed:
                    conexion = None
        return conexion

    def _asegurar(self) -> None:
        conexion: psycopg.Connection[Any] | None = None
        while True:
            escritos = self._escritos.get()
            while not self._escritos.empty():
                escritos += self._escritos.get()
            try:
                if self._barrera:
                    conexion = conexion or _conectar(duradera=True)
                    conexion.execute(BARRERA, prepare=True)
            except psycopg.Error as error:
                conexion = None
                for futuro, _ in escritos:
                    futuro.set_exception(error)
                continue
            for futuro, respuesta in escritos:
                futuro.set_result(respuesta)


def _conectar(*, duradera: bool) -> psycopg.Connection[Any]:
    parametros = connection.get_connection_params()
    claves = {"dbname", "user", "password", "host", "port"}
    conexion = psycopg.connect(
        **{clave: v for clave, v in parametros.items() if clave in claves and v}, autocommit=True
    )
    conexion.execute(f"SET ROLE {ROL_APLICACION}")
    conexion.execute(f"SET synchronous_commit = {'on' if duradera else 'off'}")
    return conexion
