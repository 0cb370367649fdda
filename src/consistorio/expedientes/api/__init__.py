"""expedientes for programs."""

from consistorio.expedientes.api.operaciones import OPERACIONES

__all__ = ["OPERACIONES"]
