"""Who kills: one victim at a time, chosen among those of its kind, at random moments."""

from __future__ import annotations

import os
import random
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

from consistorio.instalacion.efimera import Efimera, descendientes, es_de_postgres

VICTIMAS = ("trabajador", "conexion", "servidor", "aplicacion")


class Verdugo:
    """Kills in ``efimera`` with kill -9; says whom."""

    def __init__(self, efimera: Efimera, azar: random.Random) -> None:
        self.efimera, self.azar = efimera, azar
        self.cuenta = dict.fromkeys(VICTIMAS, 0)

    def matar(self, victima: str) -> None:
        """Kill one of that kind; if there is none at this moment, nothing happens."""
        pids = {
            "trabajador": self._trabajadores,
            "conexion": self._conexiones,
            "servidor": self._servidor,
            "aplicacion": list,
        }[victima]()
        if victima == "aplicacion":
            self.efimera.matar()
            self.efimera.arrancar()
        elif not pids:
            return
        elif victima == "servidor":
            _matar(pids)
        else:
            _matar([self.azar.choice(pids)])
        self.cuenta[victima] += 1

    def _trabajadores(self) -> list[int]:
        hijo = self.efimera.hijo
        return [p for p in descendientes(hijo.pid) if _orden(p) != _orden(hijo.pid)] if hijo else []

    def _postgres(self) -> list[int]:
        try:
            texto = (self.efimera.datos / "base" / "pg" / "postmaster.pid").read_text()
        except OSError:
            return []
        jefe = int(texto.split("\n")[0])
        salida = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(jefe)], capture_output=True, text=True, check=False
        ).stdout
        return [jefe, *(int(pid) for pid in salida.split() if es_de_postgres(int(pid)))]

    def _servidor(self) -> list[int]:
        return self._postgres()

    def _conexiones(self) -> list[int]:
        return [pid for pid in self._postgres()[1:] if "consistorio consistorio" in _orden(pid)]


def _orden(pid: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    return ""


def _matar(pids: list[int]) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
