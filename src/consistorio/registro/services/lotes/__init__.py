"""The same step for many entries at once."""

from consistorio.registro.rules.lotes import AccionDeLote
from consistorio.registro.services.lotes.pedir import (
    LoteInexistente,
    LotePedido,
    cancelar_lote,
    pedir_lote,
    reanudar_lote,
)
from consistorio.registro.services.lotes.tandas import hacer_tanda

__all__ = [
    "AccionDeLote",
    "LoteInexistente",
    "LotePedido",
    "cancelar_lote",
    "hacer_tanda",
    "pedir_lote",
    "reanudar_lote",
]
