"""Mail between the units of the house."""

from consistorio.registro.services.comunicaciones.enviar import (
    ComunicacionInexistente,
    ComunicacionNueva,
    NoEsSuUnidad,
    enviar_comunicacion,
    leer_comunicacion,
)

__all__ = [
    "ComunicacionInexistente",
    "ComunicacionNueva",
    "NoEsSuUnidad",
    "enviar_comunicacion",
    "leer_comunicacion",
]
