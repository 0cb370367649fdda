"""A part of a libro too big for one document: it goes out in tomos, while people do other things."""

from consistorio.registro.services.tomos.hacer import avisar, hacer_tomo
from consistorio.registro.services.tomos.pedir import (
    ExportacionInexistente,
    NoSeReanuda,
    pedir_exportacion,
    reanudar_exportacion,
)

__all__ = [
    "ExportacionInexistente",
    "NoSeReanuda",
    "avisar",
    "hacer_tomo",
    "pedir_exportacion",
    "reanudar_exportacion",
]
