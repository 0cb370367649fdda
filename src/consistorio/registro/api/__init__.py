"""The registro for programs."""

from consistorio.registro.api import movimientos, operaciones

OPERACIONES = [*operaciones.OPERACIONES, *movimientos.OPERACIONES]

__all__ = ["OPERACIONES"]
