"""Deeds of the catalogue: publish a procedure and withdraw it, from the library or written here."""

from consistorio.catalogo.services.biblioteca import (
    DE_LA_CASA,
    FueraDeLaBiblioteca,
    biblioteca,
    definiciones_de_la_casa,
    leer_de_la_biblioteca,
    leer_fichero,
    publicar_de_la_biblioteca,
    publicar_los_de_la_casa,
)
from consistorio.catalogo.services.escrito import (
    HEREDA,
    LECTOR,
    Escrita,
    escribir,
    leer_escrita,
    leer_texto,
)
from consistorio.catalogo.services.modelos import leer_variante, modelo, variantes_atrasadas
from consistorio.catalogo.services.publicar import (
    DefinicionConFallos,
    VersionCambiada,
    publicar,
    retirar,
)

__all__ = [
    "DE_LA_CASA",
    "HEREDA",
    "LECTOR",
    "DefinicionConFallos",
    "Escrita",
    "FueraDeLaBiblioteca",
    "VersionCambiada",
    "biblioteca",
    "definiciones_de_la_casa",
    "escribir",
    "leer_de_la_biblioteca",
    "leer_escrita",
    "leer_fichero",
    "leer_texto",
    "leer_variante",
    "modelo",
    "publicar",
    "publicar_de_la_biblioteca",
    "publicar_los_de_la_casa",
    "retirar",
    "variantes_atrasadas",
]
