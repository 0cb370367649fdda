"""The blob store on S3, or whatever speaks like it: objects that are created once."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from consistorio.plataforma.almacen.base import Almacen

A_LA_VEZ = 16


@dataclass(frozen=True, slots=True)
class AlmacenDeObjetos(Almacen):
    """Objects of a bucket, by the same key as files; ``cubo`` is a store of obstore."""

    cubo: Any

    def comprobar(self) -> str:
        import obstore
        from obstore.exceptions import BaseError, NotFoundError

        try:
            obstore.head(self.cubo, "comprobacion")
        except (NotFoundError, FileNotFoundError):
            return ""
        except (BaseError, OSError) as error:
            return f"el almacén de objetos no responde: {type(error).__name__}"
        return ""

    def _existe(self, clave: str) -> bool:
        import obstore
        from obstore.exceptions import NotFoundError

        try:
            obstore.head(self.cubo, clave)
        except (NotFoundError, FileNotFoundError):
            return False
        return True

    def _leer(self, clave: str) -> bytes:
        import obstore
        from obstore.exceptions import NotFoundError

        try:
            return bytes(obstore.get(self.cubo, clave).bytes())
        except NotFoundError:
            raise FileNotFoundError(clave) from None

    def _escribir(self, sellados: Mapping[str, bytes]) -> None:
        with ThreadPoolExecutor(max_workers=min(len(sellados), A_LA_VEZ)) as hilos:
            list(hilos.map(self._crear, sellados, sellados.values()))

    def _crear(self, clave: str, sellado: bytes) -> None:
        import obstore
        from obstore.exceptions import AlreadyExistsError

        try:
            obstore.put(self.cubo, clave, sellado, mode="create")
        except AlreadyExistsError:  # Somebody has just kept the same bytes.
            return


def abrir_cubo(ajustes: dict[str, Any]) -> Any:
    """
    Return the bucket that the settings name.

    :param ajustes: «bucket» and whatever obstore's S3Store takes (endpoint, region, keys).
    """
    from obstore.store import S3Store

    return S3Store(**ajustes)
