"""The blob store on a file system: temp → fsync → rename → fsync of the folder."""

from __future__ import annotations

import os
import secrets
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

    def _escribir(self, clave: str, sellado: bytes) -> None:
        destino = self.carpeta / clave
        if not destino.parent.is_dir():
            destino.parent.mkdir(parents=True, exist_ok=True)
            _fsync_carpeta(destino.parent.parent)
            _fsync_carpeta(destino.parent.parent.parent)
        temporal = destino.with_name(f".{destino.name}.{secrets.token_hex(6)}")
        descriptor = os.open(temporal, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o440)
        try:
            with os.fdopen(descriptor, "wb") as salida:
                salida.write(sellado)
                salida.flush()
                os.fsync(salida.fileno())
            temporal.rename(destino)
        except BaseException:
            temporal.unlink(missing_ok=True)
            raise
        _fsync_carpeta(destino.parent)


def _fsync_carpeta(carpeta: Path) -> None:
    descriptor = os.open(carpeta, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
