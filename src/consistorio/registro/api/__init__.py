"""The registro for programs."""

from consistorio.registro.api import intercambio
from consistorio.registro.api.operaciones import OPERACIONES as DE_ASIENTOS

OPERACIONES = [*DE_ASIENTOS, *intercambio.OPERACIONES]

__all__ = ["OPERACIONES"]
