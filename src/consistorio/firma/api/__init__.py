"""firma for programs."""

from consistorio.firma.api.operaciones import OPERACIONES

__all__ = ["OPERACIONES"]
