"""Blobs addressed by what they are: SHA-256 of the clear text, inside one entidad."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.conf import settings

from consistorio.plataforma.almacen.base import Almacen, Blob, BlobAlterado, PorGuardar
from consistorio.plataforma.almacen.cifrado import clave_maestra
from consistorio.plataforma.almacen.ficheros import AlmacenDeFicheros
from consistorio.plataforma.almacen.objetos import AlmacenDeObjetos, abrir_cubo

__all__ = [
    "Almacen",
    "AlmacenDeFicheros",
    "AlmacenDeObjetos",
    "Blob",
    "BlobAlterado",
    "PorGuardar",
    "almacen",
]


@cache
def almacen() -> Almacen:
    """Return the blob store of this installation: files, or S3 where the settings say so."""
    datos = Path(settings.CONSISTORIO_DATOS)
    datos.mkdir(parents=True, exist_ok=True)
    maestra = clave_maestra(datos)
    if settings.CONSISTORIO_S3:
        return AlmacenDeObjetos(maestra, abrir_cubo(settings.CONSISTORIO_S3))
    return AlmacenDeFicheros(maestra, datos / "blobs")
