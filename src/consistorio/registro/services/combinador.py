"""The combiner: what many ask for at a time is done together, by one thread of its own."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from typing import Generic, TypeVar

import structlog

P = TypeVar("P")
R = TypeVar("R")

LOTE_MAXIMO = 64
PLAZO_SEGUNDOS = 20
log = structlog.get_logger("combinador")


class Combinador(Generic[P, R]):
    """
    Gathers the requests of many threads, and gives each the answer that is its own.

    :param hacer: does a batch and returns one answer for each request, in order; an exception as an
        answer is raised to who asked that. If it raises, each request is done again by itself, so
        that only the culprit of a failed batch fails: it must be safe to do a request twice.
    """

    def __init__(self, hacer: Callable[[Sequence[P]], Sequence[R | Exception]]) -> None:
        self._hacer = hacer
        self._cola: queue.SimpleQueue[tuple[P, Future[R]]] = queue.SimpleQueue()
        self._cerrojo = threading.Lock()
        self._hilo: threading.Thread | None = None

    def __call__(self, peticion: P) -> R:
        """Return the answer to ``peticion``, or raise what went wrong."""
        self._asegurar_hilo()
        futuro: Future[R] = Future()
        self._cola.put((peticion, futuro))
        return futuro.result(PLAZO_SEGUNDOS)

    def _asegurar_hilo(self) -> None:
        if self._hilo is not None and self._hilo.is_alive():
            return
        with self._cerrojo:
            if self._hilo is None or not self._hilo.is_alive():
                self._hilo = threading.Thread(target=self._trabajar, daemon=True, name="combinador")
                self._hilo.start()

    def _trabajar(self) -> None:
        while True:
            lote = self._tomar()
            peticiones = [peticion for peticion, _ in lote]
            for (_, futuro), respuesta in zip(lote, self._responder(peticiones), strict=True):
                if isinstance(respuesta, Exception):
                    futuro.set_exception(respuesta)
                else:
                    futuro.set_result(respuesta)

    def _tomar(self) -> list[tuple[P, Future[R]]]:
        lote = [self._cola.get()]
        try:
            while len(lote) < LOTE_MAXIMO:
                lote.append(self._cola.get_nowait())
        except queue.Empty:
            pass
        return lote

    def _responder(self, peticiones: list[P]) -> Sequence[R | Exception]:
        try:
            return self._hacer(peticiones)
        except Exception as error:  # noqa: BLE001 — the thread must go on, and who asked is told.
            _decir("combinador.lote", error=type(error).__name__, cuantas=len(peticiones))
            return [self._a_solas(peticion) for peticion in peticiones]

    def _a_solas(self, peticion: P) -> R | Exception:
        try:
            [respuesta] = self._hacer([peticion])
        except Exception as error:  # noqa: BLE001 — it is raised to who asked.
            _decir("combinador.fallo", error=type(error).__name__)
            return error
        return respuesta


def _decir(que: str, **mas: object) -> None:
    """Write in the log what went wrong; a log that cannot be written stops no filing."""
    with suppress(OSError, ValueError):
        log.warning(que, **mas)
