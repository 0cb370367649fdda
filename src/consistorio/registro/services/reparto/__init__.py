"""Deeds on where what was filed is in the house."""

from consistorio.registro.services.reparto.bloqueo import EntregaNoDisponible
from consistorio.registro.services.reparto.dentro import (
    NoEsDeLaUnidad,
    archivar,
    asignar,
    marcar_leida,
    reabrir,
    soltar,
)
from consistorio.registro.services.reparto.fuera import (
    UnidadNoValida,
    YaEstaEnLaUnidad,
    copiar,
    devolver,
    reenviar,
)

__all__ = [
    "EntregaNoDisponible",
    "NoEsDeLaUnidad",
    "UnidadNoValida",
    "YaEstaEnLaUnidad",
    "archivar",
    "asignar",
    "copiar",
    "devolver",
    "marcar_leida",
    "reabrir",
    "reenviar",
    "soltar",
]
