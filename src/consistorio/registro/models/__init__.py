"""The tables of the registro. Private to the module."""

from consistorio.registro.models.asientos import (
    Asiento,
    DocumentoDeAsiento,
    Interesado,
    Justificante,
    Libro,
    Sentido,
)
from consistorio.registro.models.borradores import AdjuntoDeBorrador, Borrador
from consistorio.registro.models.entregas import Entrega
from consistorio.registro.models.intercambios import (
    ContadorSir,
    FicheroSir,
    IntercambioSir,
    MensajeSir,
    RecepcionSir,
    TrazaSir,
)

__all__ = [
    "AdjuntoDeBorrador",
    "Asiento",
    "Borrador",
    "ContadorSir",
    "DocumentoDeAsiento",
    "Entrega",
    "FicheroSir",
    "IntercambioSir",
    "Interesado",
    "Justificante",
    "Libro",
    "MensajeSir",
    "RecepcionSir",
    "Sentido",
    "TrazaSir",
]
