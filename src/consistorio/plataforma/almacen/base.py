"""What every blob store does: hash, encrypt, keep once, give back verified."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag

from consistorio.plataforma.almacen import cifrado

if TYPE_CHECKING:
    from consistorio.plataforma.models import Entidad


class BlobAlterado(RuntimeError):
    """What is stored is not what was saved: its hash or its authentication fails."""


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes that are kept: SHA-256 in hexadecimal, and size in bytes."""

    sha256: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class PorGuardar:
    """
    Bytes of an entidad that are to be kept.

    :param sha256: of ``contenido``, in hexadecimal; whoever has hashed it already says so.
    """

    entidad: Entidad
    contenido: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class Almacen:
    """Encrypted blobs by entidad and hash. Where they are is the business of each kind of store."""

    maestra: bytes

    def guardar(self, entidad: Entidad, contenido: bytes) -> Blob:
        """Keep ``contenido`` for ever; it is durable when this returns. Twice is once."""
        sha256 = hashlib.sha256(contenido).hexdigest()
        [blob] = self.guardar_varios([PorGuardar(entidad, contenido, sha256)])
        return blob

    def guardar_varios(self, nuevos: Sequence[PorGuardar]) -> list[Blob]:
        """Keep them all, durable when this returns, with one wait for the disk and not one each."""
        pendientes = {_clave(nuevo.entidad, nuevo.sha256): nuevo for nuevo in nuevos}
        faltan = {clave: n for clave, n in pendientes.items() if not self._existe(clave)}
        if faltan:
            self._escribir({clave: self._cifrar(nuevo) for clave, nuevo in faltan.items()})
        return [Blob(nuevo.sha256, len(nuevo.contenido)) for nuevo in nuevos]

    def _cifrar(self, nuevo: PorGuardar) -> bytes:
        entidad = nuevo.entidad
        return cifrado.cifrar(
            self.maestra,
            bytes(entidad.clave_envuelta),
            entidad.codigo,
            nuevo.sha256,
            nuevo.contenido,
        )

    def leer(self, entidad: Entidad, sha256: str) -> bytes:
        """
        Return the bytes that were saved.

        :raises FileNotFoundError: if this entidad never saved them.
        :raises BlobAlterado: if they are not the same any more.
        """
        envuelta = bytes(entidad.clave_envuelta)
        sellado = self._leer(_clave(entidad, sha256))
        try:
            claro = cifrado.descifrar(self.maestra, envuelta, entidad.codigo, sha256, sellado)
        except InvalidTag:
            raise BlobAlterado(sha256) from None
        if hashlib.sha256(claro).hexdigest() != sha256:
            raise BlobAlterado(sha256)
        return claro

    def nueva_clave(self, codigo: str) -> bytes:
        """Return the wrapped key with which a new entidad starts."""
        return cifrado.nueva_clave_de_entidad(self.maestra, codigo)

    def comprobar(self) -> str:
        """Return an empty text if it can be used, or what is wrong."""
        raise NotImplementedError

    def _existe(self, clave: str) -> bool:
        raise NotImplementedError

    def _escribir(self, sellados: Mapping[str, bytes]) -> None:
        raise NotImplementedError

    def _leer(self, clave: str) -> bytes:
        raise NotImplementedError


def _clave(entidad: Entidad, sha256: str) -> str:
    return f"{entidad.codigo}/{sha256[:2]}/{sha256}"
