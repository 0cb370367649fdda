"""The libros of the registro: which part of them is asked for, and how it goes out."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from consistorio.nucleo.normativa import ROF, regla
from consistorio.registro.rules.asiento import Sentido

MAXIMO_DE_ASIENTOS = 5000
COLUMNAS = (
    "numero",
    "presentado_en",
    "extracto",
    "interesado",
    "documento",
    "unidad",
    "canal",
    "nota",
    "huella",
    "cadena",
)
"""Of the data file. ``nota`` says what was rectified, annulled or linked later."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class DefectoDeTramo(StrEnum):
    """Why a part of a libro cannot be taken out."""

    AL_REVES = "al-reves"
    OTRO_EJERCICIO = "otro-ejercicio"
    VACIO = "vacio"
    DEMASIADOS = "demasiados"


class TramoNoValido(ValueError):
    """That part of the libro cannot be taken out; ``defecto`` says why."""

    def __init__(self, defecto: DefectoDeTramo) -> None:
        super().__init__(defecto.value)
        self.defecto = defecto


@regla(ROF.art("151"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Tramo:
    """A libro, of a sentido and an ejercicio, between two days included."""

    sentido: Sentido
    ejercicio: int
    desde: date
    hasta: date

    def __post_init__(self) -> None:
        if self.hasta < self.desde:
            raise TramoNoValido(DefectoDeTramo.AL_REVES)
        if {self.desde.year, self.hasta.year} != {self.ejercicio}:
            raise TramoNoValido(DefectoDeTramo.OTRO_EJERCICIO)

    def comprobar(self, cuantos: int) -> None:
        """
        Let it go out if it has something, and not too much for one document.

        :raises TramoNoValido: otherwise.
        """
        if not cuantos:
            raise TramoNoValido(DefectoDeTramo.VACIO)
        if cuantos > MAXIMO_DE_ASIENTOS:
            raise TramoNoValido(DefectoDeTramo.DEMASIADOS)


@dataclass(frozen=True, slots=True)
class Tomo:
    """Which piece, of how many, of a part of a libro that goes out in several."""

    numero: int
    de: int


def cuantos_tomos(asientos: int) -> int:
    """Return in how many pieces a part of a libro goes out."""
    return -(-asientos // MAXIMO_DE_ASIENTOS)


def celda(texto: str) -> str:
    """Return the text of a cell such that no spreadsheet takes it for a formula."""
    return f"'{texto}" if texto.startswith(_FORMULA) else texto
