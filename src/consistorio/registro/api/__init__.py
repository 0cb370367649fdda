"""The registro for programs."""

from consistorio.registro.api import correcciones, intercambio, operaciones

OPERACIONES = [
    *operaciones.OPERACIONES,
    *correcciones.OPERACIONES,
    *intercambio.OPERACIONES,
]

__all__ = ["OPERACIONES"]
