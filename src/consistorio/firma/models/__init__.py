"""The tables of firma. Private to the module."""

from consistorio.firma.models.avisos import AvisoDeTurno
from consistorio.firma.models.claves import ClaveEnNube, UsoDeClave
from consistorio.firma.models.evidencias import (
    CadenaDeEvidencias,
    DocumentoEnSerie,
    SelloDeEvidencias,
    SerieDeEvidencias,
)
from consistorio.firma.models.peticiones import Firmante, Peticion
from consistorio.firma.models.sellos import SelloPuesto
from consistorio.firma.models.tandas import DocumentoDeTanda, TandaDeFirma

__all__ = [
    "AvisoDeTurno",
    "CadenaDeEvidencias",
    "ClaveEnNube",
    "DocumentoDeTanda",
    "DocumentoEnSerie",
    "Firmante",
    "Peticion",
    "SelloDeEvidencias",
    "SelloPuesto",
    "SerieDeEvidencias",
    "TandaDeFirma",
    "UsoDeClave",
]
