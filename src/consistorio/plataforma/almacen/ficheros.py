"""The blob store on a file system: temp → fsync → rename → fsync of the folder."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from consistorio.plataforma.almacen.base import Almacen


@dataclass(frozen=True, slots=True)
class AlmacenDeFicheros(Almacen):
    """Files under ``carpeta``/entidad/ab/hash, mode 0440, never changed."""

    carpeta: Path

    def comprobar(self) -> str:
        return "" if os.access(self.carpeta.parent, os.W_OK) else f"no se escribe en {self.carpeta}"

    def _existe(self, clave: str) -> bool:
        return (self.carpeta / clave).exists()

    def _leer(self, clave: str) -> bytes:
        return (self.carpeta / clave).read_bytes()

    def _escribir(self, sellados: Mapping[str, bytes]) -> None:
        destinos = {f"{self.carpeta}/{clave}": sellado for clave, sellado in sellados.items()}
        carpetas = {os.path.dirname(destino) for destino in destinos}  # noqa: PTH120 — hot path.
        for carpeta in carpetas:
            _asegurar_carpeta(Path(carpeta))
        temporales = {destino: f"{destino}.{secrets.token_hex(6)}" for destino in destinos}
        try:
            _escribir_y_asegurar({temporales[d]: sellado for d, sellado in destinos.items()})
            for destino, temporal in temporales.items():
                os.rename(temporal, destino)  # noqa: PTH104 — hot path.
        except BaseException:
            for temporal in temporales.values():
                Path(temporal).unlink(missing_ok=True)
            raise
        for carpeta in carpetas:
            _fsync_carpeta(carpeta)


def _escribir_y_asegurar(ficheros: Mapping[str, bytes]) -> None:
    """Write them all before waiting for any: once the first is durable, the rest hardly wait."""
    abiertos = []
    try:
        for fichero, sellado in ficheros.items():
            abierto = open(fichero, "xb", buffering=0, opener=_solo_lectura)  # noqa: SIM115
            abiertos.append(abierto)
            resto = memoryview(sellado)
            while resto:
                resto = resto[abierto.write(resto) :]
        for abierto in abiertos:
            os.fsync(abierto.fileno())
    finally:
        for abierto in abiertos:
            abierto.close()


def _solo_lectura(fichero: str, modo: int) -> int:
    """Open a new file whose mode is 0440 once it is closed."""
    return os.open(fichero, modo, 0o440)


def _asegurar_carpeta(carpeta: Path) -> None:
    if not carpeta.is_dir():
        carpeta.mkdir(parents=True, exist_ok=True)
        _fsync_carpeta(carpeta.parent)
        _fsync_carpeta(carpeta.parent.parent)


def _fsync_carpeta(carpeta: str | Path) -> None:
    descriptor = os.open(carpeta, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
