"""documentos for programs."""

from consistorio.documentos.api.operaciones import OPERACIONES

__all__ = ["OPERACIONES"]
