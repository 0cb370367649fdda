"""The embedded PostgreSQL: one folder, one lock, one private socket."""

from __future__ import annotations

import fcntl
import os
import secrets
import signal
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import psycopg

from consistorio.plataforma.postgres.binarios import Binarios, buscar, hacer_legibles
from consistorio.plataforma.postgres.configuracion import escribir_configuracion
from consistorio.plataforma.postgres.creacion import NoArranca, crear
from consistorio.plataforma.postgres.servicio import como_servicio, dueno_del_servicio

__all__ = ["CarpetaEnUso", "NoArranca", "ServidorEmbebido"]

USUARIO = "consistorio"
BASE = "consistorio"
PACIENCIA_SEGUNDOS = 600  # After kill -9, orphan backends hold the shared memory for a while.
LONGITUD_MAXIMA_DE_SOCKET = 90


class CarpetaEnUso(RuntimeError):
    """Another server is using the data folder."""


@dataclass
class ServidorEmbebido:
    """A PostgreSQL of ours in ``carpeta``, started and stopped by this process."""

    carpeta: Path
    duradero: bool = True
    _candado: IO[str] | None = field(default=None, repr=False)
    _proceso: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def datos(self) -> Path:
        return self.carpeta / "pg"

    @property
    def socket(self) -> Path:
        corta = self.carpeta / "s"
        if len(str(corta)) < LONGITUD_MAXIMA_DE_SOCKET:
            return corta
        return Path("/tmp") / f"consistorio-{self.carpeta.stat().st_ino}"  # noqa: S108 (0700)

    @property
    def url(self) -> str:
        clave = (self.carpeta / "clave-bd").read_text(encoding="ascii").strip()
        return f"postgresql://{USUARIO}:{clave}@/{BASE}?host={self.socket}"

    def arrancar(self) -> str:
        """
        Start the server (making it the first time) and return its address.

        :raises CarpetaEnUso: if another process of ours holds the folder.
        :raises NoArranca: if PostgreSQL refuses to start.
        """
        self._preparar_carpeta()
        self._echar_candado()
        binarios = self._binarios()
        if not (self.datos / "PG_VERSION").exists():
            crear(binarios, self.datos, usuario=USUARIO, clave=self.carpeta / "clave-bd")
        escribir_configuracion(self.datos, self.socket, duradero=self.duradero)
        self._lanzar(binarios)
        self._crear_base()
        return self.url

    def revivir(self) -> None:
        """Start the server again if it has died, as after a kill -9; nothing if it is well."""
        if self._pid() is None:
            self._lanzar(self._binarios())

    def parar(self) -> None:
        """Stop the server after its clients are let go, and free the folder."""
        pid = self._pid()
        if pid is not None:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGINT)
            self._esperar_fin(pid)
        if self._candado is not None:
            self._candado.close()
            self._candado = None

    def _preparar_carpeta(self) -> None:
        self.carpeta.mkdir(parents=True, exist_ok=True)
        for privada in (self.socket,):
            privada.mkdir(mode=0o700, exist_ok=True)
            if (dueno := dueno_del_servicio()) is not None:
                os.chown(privada, *dueno)
        fichero = self.carpeta / "clave-bd"
        if not fichero.exists():
            fichero.touch(mode=0o600)
            fichero.write_text(secrets.token_urlsafe(32), encoding="ascii")

    def _echar_candado(self) -> None:
        candado = (self.carpeta / "candado").open("w")
        try:
            fcntl.flock(candado, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            candado.close()
            raise CarpetaEnUso(
                f"La carpeta {self.carpeta} ya la usa otro Consistorio en marcha."
            ) from None
        self._candado = candado

    def _binarios(self) -> Binarios:
        binarios = buscar()
        if dueno_del_servicio() is None or "site-packages" not in str(binarios.carpeta):
            return binarios
        return hacer_legibles(binarios, self.carpeta)

    def _lanzar(self, binarios: Binarios) -> None:
        limite = time.monotonic() + PACIENCIA_SEGUNDOS
        espera = 0.02
        while not self._responde():
            if self._proceso is None or self._proceso.poll() is not None:
                self._quitar_restos()
                self._proceso = self._abrir(binarios)
            if time.monotonic() > limite:
                raise NoArranca((self.carpeta / "pg.log").read_text(errors="replace")[-2000:])
            time.sleep(espera)
            espera = min(espera * 1.3, 1.0)

    def _abrir(self, binarios: Binarios) -> subprocess.Popen[bytes]:
        with (self.carpeta / "pg.log").open("ab") as diario:
            return subprocess.Popen(
                [binarios.orden("postgres"), "-D", str(self.datos)],
                stdin=subprocess.DEVNULL,
                stdout=diario,
                stderr=diario,
                cwd="/",
                start_new_session=True,
                **como_servicio(),
            )

    def _responde(self) -> bool:
        if self._pid() is None:
            return False
        try:
            psycopg.connect(self._url_de("postgres"), connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True

    def _url_de(self, base: str) -> str:
        return self.url.replace(f"@/{BASE}?", f"@/{base}?")

    def _crear_base(self) -> None:
        with psycopg.connect(self._url_de("postgres"), autocommit=True) as conexion:
            hay = conexion.execute("SELECT 1 FROM pg_database WHERE datname = %s", [BASE])
            if hay.fetchone() is None:
                conexion.execute(f"CREATE DATABASE {BASE}")

    def _pid(self) -> int | None:
        """Return the process of a live postmaster on our folder; zombies do not count."""
        try:
            pid = int((self.datos / "postmaster.pid").read_text().split("\n")[0])
            estado = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[-1].split()[0]
        except (OSError, ValueError):
            return None
        return None if estado == "Z" else pid

    def _quitar_restos(self) -> None:
        """Remove the lock files of a dead server, so that a zombie does not look alive."""
        if self._pid() is None:
            (self.datos / "postmaster.pid").unlink(missing_ok=True)
            (self.socket / ".s.PGSQL.5432.lock").unlink(missing_ok=True)

    def _esperar_fin(self, pid: int) -> None:
        limite = time.monotonic() + PACIENCIA_SEGUNDOS
        while time.monotonic() < limite:
            if self._proceso is not None:
                self._proceso.poll()
            if self._pid() != pid:
                return
            time.sleep(0.02)
