"""The registro for programs."""

from consistorio.registro.api import (
    correcciones,
    incidencias,
    intercambio,
    lotes,
    movimientos,
    operaciones,
)

OPERACIONES = [
    *operaciones.OPERACIONES,
    *correcciones.OPERACIONES,
    *movimientos.OPERACIONES,
    *incidencias.OPERACIONES,
    *intercambio.OPERACIONES,
    *lotes.OPERACIONES,
]

__all__ = ["OPERACIONES"]
