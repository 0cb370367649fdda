"""Reads of signatures that others may ask for, in the entidad in course."""

from consistorio.firma.selectors.claves import ClaveVista, mi_clave, usos_de_mi_clave
from consistorio.firma.selectors.peticiones import (
    Bandeja,
    PeticionInexistente,
    bandeja,
    cargos_suplidos,
    cuantas,
    cuantas_pendientes,
    firmas_de,
    mirar,
    peticion,
)
from consistorio.firma.selectors.sellos import SelloVisto, sellos_puestos
from consistorio.firma.selectors.tandas import SinFirmar, TandaVista, tanda, tandas
from consistorio.firma.selectors.vistas import FirmanteVisto, PeticionVista

__all__ = [
    "Bandeja",
    "ClaveVista",
    "FirmanteVisto",
    "PeticionInexistente",
    "PeticionVista",
    "SelloVisto",
    "SinFirmar",
    "TandaVista",
    "bandeja",
    "cargos_suplidos",
    "cuantas",
    "cuantas_pendientes",
    "firmas_de",
    "mi_clave",
    "mirar",
    "peticion",
    "sellos_puestos",
    "tanda",
    "tandas",
    "usos_de_mi_clave",
]
