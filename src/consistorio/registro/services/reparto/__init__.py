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
from consistorio.registro.services.reparto.reglas import (
    ReglaCambiada,
    ReglaPedida,
    aplicar_reglas,
    aplicar_reglas_a_varios,
    aplicar_una_regla,
    guardar_regla,
)

__all__ = [
    "EntregaNoDisponible",
    "NoEsDeLaUnidad",
    "ReglaCambiada",
    "ReglaPedida",
    "UnidadNoValida",
    "YaEstaEnLaUnidad",
    "aplicar_reglas",
    "aplicar_reglas_a_varios",
    "aplicar_una_regla",
    "archivar",
    "asignar",
    "copiar",
    "devolver",
    "guardar_regla",
    "marcar_leida",
    "reabrir",
    "reenviar",
    "soltar",
]
