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
from consistorio.registro.models.busqueda import IndiceDeAsiento, VarianteDePalabra
from consistorio.registro.models.entregas import Entrega
from consistorio.registro.models.reparto import Movimiento, ReglaDeReparto, VersionDeRegla

__all__ = [
    "AdjuntoDeBorrador",
    "Asiento",
    "Borrador",
    "DocumentoDeAsiento",
    "Entrega",
    "IndiceDeAsiento",
    "Interesado",
    "Justificante",
    "Libro",
    "Movimiento",
    "ReglaDeReparto",
    "Sentido",
    "VarianteDePalabra",
    "VersionDeRegla",
]
