"""The blob store on a file system: temp → fsync → rename → fsync of the folder."""

from __future__ import annotations

import hashlib
import os
import secrets
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from django.conf import settings

from consistorio.plataforma.almacen import cifrado
from consistorio.plataforma.models import Entidad


class BlobAlterado(RuntimeError):
    """What is stored is not what was saved: its hash or its authentication fails."""


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes that are kept: SHA-256 in hexadecimal, and size in bytes."""

    sha256: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class AlmacenDeFicheros:
    """Encrypted files under ``carpeta``/entidad/ab/hash, mode 0440, never changed."""

    carpeta: Path
    maestra: bytes

    def guardar(self, entidad: Entidad, contenido: bytes) -> Blob:
        """Keep ``contenido`` for ever; it is durable when this returns. Twice is once."""
        sha256 = hashlib.sha256(contenido).hexdigest()
        destino = self._ruta(entidad, sha256)
        if not destino.exists():
            sellado = cifrado.cifrar(
                self.maestra, bytes(entidad.clave_envuelta), entidad.codigo, sha256, contenido
            )
            _escribir(destino, sellado)
        return Blob(sha256, len(contenido))

    def leer(self, entidad: Entidad, sha256: str) -> bytes:
        """
        Return the bytes that were saved.

        :raises FileNotFoundError: if this entidad never saved them.
        :raises BlobAlterado: if they are not the same any more.
        """
        envuelta = bytes(entidad.clave_envuelta)
        try:
            claro = cifrado.descifrar(
                self.maestra,
                envuelta,
                entidad.codigo,
                sha256,
                self._ruta(entidad, sha256).read_bytes(),
            )
        except InvalidTag:
            raise BlobAlterado(sha256) from None
        if hashlib.sha256(claro).hexdigest() != sha256:
            raise BlobAlterado(sha256)
        return claro

    def nueva_clave(self, codigo: str) -> bytes:
        """Return the wrapped key with which a new entidad starts."""
        return cifrado.nueva_clave_de_entidad(self.maestra, codigo)

    def _ruta(self, entidad: Entidad, sha256: str) -> Path:
        return self.carpeta / entidad.codigo / sha256[:2] / sha256


def _escribir(destino: Path, contenido: bytes) -> None:
    if not destino.parent.is_dir():
        destino.parent.mkdir(parents=True, exist_ok=True)
        _fsync_carpeta(destino.parent.parent)
        _fsync_carpeta(destino.parent.parent.parent)
    temporal = destino.with_name(f".{destino.name}.{secrets.token_hex(6)}")
    descriptor = os.open(temporal, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o440)
    try:
        with os.fdopen(descriptor, "wb") as salida:
            salida.write(contenido)
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


@cache
def almacen() -> AlmacenDeFicheros:
    """Return the blob store of this installation."""
    datos = Path(settings.CONSISTORIO_DATOS)
    datos.mkdir(parents=True, exist_ok=True)
    return AlmacenDeFicheros(datos / "blobs", cifrado.clave_maestra(datos))
