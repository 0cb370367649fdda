"""The registro for programs."""

from consistorio.registro.api import correcciones, operaciones

OPERACIONES = [*operaciones.OPERACIONES, *correcciones.OPERACIONES]

__all__ = ["OPERACIONES"]
