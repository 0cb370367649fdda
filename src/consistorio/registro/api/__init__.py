"""The registro for programs."""

from consistorio.registro.api import correcciones, intercambio, movimientos, operaciones

OPERACIONES = [
    *operaciones.OPERACIONES,
    *correcciones.OPERACIONES,
    *movimientos.OPERACIONES,
    *intercambio.OPERACIONES,
]

__all__ = ["OPERACIONES"]
