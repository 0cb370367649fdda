"""Blobs addressed by what they are: SHA-256 of the clear text, inside one entidad."""

from consistorio.plataforma.almacen.ficheros import AlmacenDeFicheros, Blob, BlobAlterado, almacen

__all__ = ["AlmacenDeFicheros", "Blob", "BlobAlterado", "almacen"]
