"""What somebody of the staff keeps at hand."""

from consistorio.registro.services.favoritos.guardar import (
    BusquedaInexistente,
    DemasiadosFavoritos,
    NombreRepetido,
    borrar_busqueda,
    guardar_busqueda,
    marcar_asiento,
)

__all__ = [
    "BusquedaInexistente",
    "DemasiadosFavoritos",
    "NombreRepetido",
    "borrar_busqueda",
    "guardar_busqueda",
    "marcar_asiento",
]
