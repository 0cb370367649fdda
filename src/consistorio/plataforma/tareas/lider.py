"""Periodic work: one worker of the installation leads, by an advisory lock of its connection."""

from __future__ import annotations

import time

import structlog
from django.db import connection

from consistorio.plataforma.entidades import en
from consistorio.plataforma.tareas.catalogo import PERIODICAS

CANDADO = 0x436F6E73  # «Cons»

log = structlog.get_logger("tareas")


class Lider:
    """Calls each periodic function when its time comes, while we hold the lock."""

    def __init__(self) -> None:
        self._ultima: dict[str, float] = {}

    def atender(self) -> None:
        """Do what is due, if we lead. A function that fails does not stop the others."""
        pendientes = [p for p in PERIODICAS.values() if self._toca(p.nombre, p.cada)]
        if not pendientes or not self._manda():
            return
        for periodica in pendientes:
            self._ultima[periodica.nombre] = time.monotonic()
            try:
                with en(None):
                    periodica.funcion()
            except Exception:
                log.exception("periodica.fallida", nombre=periodica.nombre)

    def _toca(self, nombre: str, cada: float) -> bool:
        return time.monotonic() - self._ultima.get(nombre, -cada) >= cada

    def _manda(self) -> bool:
        """Return whether the lock is ours; asking again for what we hold is harmless."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = %s"
                " AND pid = pg_backend_pid()",
                [CANDADO],
            )
            if cursor.fetchone()[0]:
                return True
            cursor.execute("SELECT pg_try_advisory_lock(0, %s)", [CANDADO])
            return bool(cursor.fetchone()[0])
