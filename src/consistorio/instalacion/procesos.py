"""The processes of an installation, started, watched and stopped together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from consistorio.plataforma.postgres.servidor import ServidorEmbebido

PLAZO_DE_PARADA_SEGUNDOS = 10
RESPIRO_SEGUNDOS = 0.5


@dataclass
class Proceso:
    """A child with a process group of its own, so that nothing of it outlives us."""

    nombre: str
    orden: list[str]
    entorno: dict[str, str] = field(default_factory=dict)
    hijo: subprocess.Popen[bytes] | None = None
    lanzado: float = 0.0

    def lanzar(self, diario: Path) -> None:
        with (diario / f"{self.nombre}.log").open("ab") as salida:
            self.hijo = subprocess.Popen(
                self.orden,
                stdin=subprocess.DEVNULL,
                stdout=salida,
                stderr=salida,
                start_new_session=True,
                env={**os.environ, **self.entorno},
            )
        self.lanzado = time.monotonic()

    def senal(self, cual: signal.Signals) -> None:
        if self.hijo is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.hijo.pid, cual)

    @property
    def vive(self) -> bool:
        return self.hijo is not None and self.hijo.poll() is None


@dataclass
class Supervisor:
    """Keeps its processes alive until it is told to stop."""

    procesos: list[Proceso]
    diario: Path
    base: ServidorEmbebido | None = None
    parando: bool = field(default=False)

    def arrancar(self, lista: Callable[[], bool] = lambda: True) -> bool:
        """
        Launch the first process and, once it is ``lista``, the rest; return whether it was.

        They would only take the processor from the one that people wait for.
        """
        self.diario.mkdir(parents=True, exist_ok=True)
        primero, *resto = self.procesos
        primero.lanzar(self.diario)
        if not lista():
            return False
        for proceso in resto:
            proceso.lanzar(self.diario)
        return True

    def vigilar(self) -> None:
        """Start again whatever dies, until somebody sends SIGINT or SIGTERM."""
        for cual in (signal.SIGINT, signal.SIGTERM):
            signal.signal(cual, self._pedir_parada)
        while not self.parando:
            if self.base is not None:
                self.base.revivir()
            for proceso in self.procesos:
                reciente = time.monotonic() - proceso.lanzado < RESPIRO_SEGUNDOS
                if not proceso.vive and not reciente:
                    proceso.senal(signal.SIGKILL)
                    proceso.lanzar(self.diario)
            time.sleep(0.1)

    def parar(self) -> None:
        """Ask everybody to finish, and end whoever does not in time."""
        for proceso in self.procesos:
            proceso.senal(signal.SIGTERM)
        limite = time.monotonic() + PLAZO_DE_PARADA_SEGUNDOS
        while any(p.vive for p in self.procesos) and time.monotonic() < limite:
            time.sleep(0.05)
        for proceso in self.procesos:
            proceso.senal(signal.SIGKILL)

    def _pedir_parada(self, _senal: int, _marco: object) -> None:
        self.parando = True


def parar_tambien_al_empezar() -> None:
    """Make SIGTERM undo what has been started, also before there is anything to watch."""
    signal.signal(signal.SIGTERM, _salir)


def _salir(senal: int, _marco: object) -> None:
    raise SystemExit(128 + senal)


def de_la_instalacion(
    datos: Path, *, puerto: int, direccion: str, trabajadores: int = 2
) -> list[Proceso]:
    """Return the processes of one machine: pages and API, certificates, live news, tasks."""
    python = sys.executable
    certificado, clave = str(datos / "tls" / "servidor.pem"), str(datos / "tls" / "servidor.key")
    web = [python, "-m", "granian", "--interface", "wsgi", "--host", direccion]
    web += ["--port", str(puerto), "--workers", str(trabajadores), "--blocking-threads", "16"]
    web += ["--backlog", "1024", "--respawn-failed-workers", "--no-access-log"]
    web += ["--ssl-certificate", certificado, "--ssl-keyfile", clave]
    web += ["consistorio.instalacion.wsgi:application"]
    auxiliar = [python, "-m", "consistorio.instalacion"]
    tls = ["--certificado", certificado, "--clave", clave, "--direccion", direccion]
    return [
        Proceso("web", web, {"CONSISTORIO_COMBINADOR": "1"}),
        Proceso("certificado", [*auxiliar, "certificado", *tls, "--puerto", str(puerto + 1)]),
        Proceso("novedades", [*auxiliar, "novedades", *tls, "--puerto", str(puerto + 2)]),
        Proceso("tareas", ["nice", "-n", "15", *auxiliar, "tareas"]),  # Whoever waits goes first.
    ]
