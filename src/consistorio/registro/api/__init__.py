"""The registro for programs."""

from consistorio.registro.api.operaciones import OPERACIONES

__all__ = ["OPERACIONES"]
