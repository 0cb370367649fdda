"""The registro for programs."""

from consistorio.registro.api import correcciones, intercambio, lotes, movimientos, operaciones

OPERACIONES = [
    *operaciones.OPERACIONES,
    *correcciones.OPERACIONES,
    *movimientos.OPERACIONES,
    *intercambio.OPERACIONES,
    *lotes.OPERACIONES,
]

__all__ = ["OPERACIONES"]
