"""Piles of sheets scanned at once, with separators, that become documents of a preparation."""

from consistorio.registro.selectors import PilaInexistente
from consistorio.registro.services.pilas.apilar import (
    PilaNoAdmitida,
    apilar,
    descartar_pila,
)
from consistorio.registro.services.pilas.hojas import separadores
from consistorio.registro.services.pilas.repartir import repartir_pila

__all__ = [
    "PilaInexistente",
    "PilaNoAdmitida",
    "apilar",
    "descartar_pila",
    "repartir_pila",
    "separadores",
]
