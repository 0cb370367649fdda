"""A throwaway installation for the commands that measure, walk and hammer."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from consistorio.instalacion.demo.orden import esperar, esperar_puerto

PLAZO_DE_PARADA_SEGUNDOS = 30
SIN_RASTRO = ("DATABASE_URL", "CONSISTORIO_DATOS", "CONSISTORIO_PUERTO", "CONSISTORIO_SECRETO")


class NoHaArrancado(RuntimeError):
    """The throwaway installation did not answer; what it said is in the message."""


@dataclass
class Efimera:
    """A demonstration of its own, with its folder, ports and processes."""

    datos: Path
    puerto: int
    entorno: dict[str, str] = field(default_factory=dict)
    hijo: subprocess.Popen[bytes] | None = None

    @property
    def origen(self) -> str:
        return f"https://localhost:{self.puerto}"

    @property
    def certificado(self) -> Path:
        """The root certificate to trust."""
        return self.datos / "tls" / "raiz-de-demostracion.pem"

    def arrancar(self) -> None:
        """
        Start everything and wait until it answers.

        :raises NoHaArrancado: if it does not.
        """
        limpio = {k: v for k, v in os.environ.items() if k not in SIN_RASTRO}
        orden = [sys.executable, "-m", "consistorio.instalacion.ordenes", "demo"]
        orden += ["--datos", str(self.datos), "--puerto", str(self.puerto)]
        with (self.datos / "salida.log").open("ab") as salida:
            self.hijo = subprocess.Popen(
                orden,
                env={**limpio, **self.entorno},
                stdin=subprocess.DEVNULL,
                stdout=salida,
                stderr=salida,
                start_new_session=True,
            )
        listo = esperar(f"{self.origen}/salud/listo", 120)
        if not (listo and esperar_puerto(self.puerto + 1) and esperar_puerto(self.puerto + 2)):
            raise NoHaArrancado((self.datos / "salida.log").read_text()[-3000:])

    def parar(self) -> None:
        if self.hijo is None:
            return
        self.hijo.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            self.hijo.wait(PLAZO_DE_PARADA_SEGUNDOS)
        self.matar()

    def matar(self) -> None:
        """Kill the application, all at once and without warning; the database is left alone."""
        if self.hijo is not None:
            self.hijo.kill()
            self.hijo.wait()
        for pid in de_la_carpeta(self.datos):  # Orphans of an earlier death too.
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def conninfo(self) -> str:
        """Return the address of its database, for whoever checks it from outside."""
        from consistorio.plataforma.postgres.servidor import ServidorEmbebido

        return ServidorEmbebido(self.datos / "base").url

    def programa(self, slug: str = "villaclara") -> dict[str, str]:
        """Return the credentials of a new application of the entidad ``slug``."""
        credenciales: dict[str, str] = json.loads(
            self.al_lado("consistorio.instalacion.aplicacion_de_prueba", slug)
        )
        return credenciales

    def al_lado(self, modulo: str, *argumentos: str) -> str:
        """Run one of our modules as a process beside it, on its database; return what it printed."""
        entorno = {
            **os.environ,
            "DATABASE_URL": self.conninfo(),
            "CONSISTORIO_DATOS": str(self.datos),
            "CONSISTORIO_DEMO": "1",
            "DJANGO_SETTINGS_MODULE": "consistorio.instalacion.ajustes",
        }
        orden = [sys.executable, "-m", modulo, *argumentos]
        return subprocess.run(
            orden, env=entorno, stdout=subprocess.PIPE, text=True, check=True
        ).stdout


def descendientes(pid: int) -> list[int]:
    """Return the processes below ``pid``, parents first, but those of the database."""
    padres: dict[int, list[int]] = {}
    for carpeta in Path("/proc").iterdir():
        if carpeta.name.isdecimal():
            with suppress(OSError, ValueError):
                campos = (carpeta / "stat").read_text().rsplit(")", 1)[1].split()
                padres.setdefault(int(campos[1]), []).append(int(carpeta.name))
    hallados, pendientes = [], [pid]
    while pendientes:
        for hijo in padres.get(pendientes.pop(), []):
            if not es_de_postgres(hijo):
                hallados.append(hijo)
                pendientes.append(hijo)
    return hallados


def de_la_carpeta(datos: Path) -> list[int]:
    """Return the processes that work on our throwaway folder, but those of the database."""
    nombre, hallados = f"CONSISTORIO_DATOS={datos}\0".encode(), list[int]()
    for carpeta in Path("/proc").iterdir():
        if carpeta.name.isdecimal() and int(carpeta.name) != os.getpid():
            with suppress(OSError):
                nuestro = nombre in (carpeta / "environ").read_bytes()
                if nuestro and not es_de_postgres(int(carpeta.name)):
                    hallados.append(int(carpeta.name))
    return hallados


def es_de_postgres(pid: int) -> bool:
    """Tell whether the process is a PostgreSQL."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/comm").read_text().strip() == "postgres"
    return False


@contextmanager
def instalacion(**entorno: str) -> Iterator[Efimera]:
    """Give a running throwaway installation, and leave nothing of it behind."""
    datos = Path(tempfile.mkdtemp(prefix="consistorio-efimera-"))
    datos.chmod(0o755)
    efimera = Efimera(datos, _puerto_libre(), entorno)
    try:
        efimera.arrancar()
        yield efimera
    finally:
        efimera.parar()
        _parar_base(datos)
        shutil.rmtree(datos, ignore_errors=True)


def _parar_base(datos: Path) -> None:
    from consistorio.plataforma.postgres.servidor import CarpetaEnUso, ServidorEmbebido

    servidor = ServidorEmbebido(datos / "base")
    with suppress(CarpetaEnUso, OSError):
        servidor.parar()


def _puerto_libre() -> int:
    """Return a port with the two after it free too."""
    for candidato in range(20_000 + os.getpid() % 20_000, 60_000, 3):
        try:
            for puerto in (candidato, candidato + 1, candidato + 2):
                with socket.socket() as prueba:
                    prueba.bind(("127.0.0.1", puerto))
        except OSError:
            time.sleep(0.001)
            continue
        return candidato
    raise NoHaArrancado("No hay puertos libres.")
