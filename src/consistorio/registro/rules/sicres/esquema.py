"""Of what a message is made: fields in groups, with their order, length and list of values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum


class Exige(Enum):
    """How far a piece is asked for."""

    NADA = 0
    PRESENCIA = 1  # The element has to be there, even if it is empty.
    VALOR = 2


class Clase(StrEnum):
    """How the text of a field is written."""

    TEXTO = "texto"
    BASE64 = "base64"
    FECHA = "fecha"


@dataclass(frozen=True, slots=True)
class Campo:
    """A field. :param ruta: where its value goes in the message, from its group."""

    nombre: str
    largo: int | None
    ruta: str
    exige: Exige = Exige.NADA
    lista: Mapping[str, str] | None = None
    clase: Clase = Clase.TEXTO
    multiple: bool = False


@dataclass(frozen=True, slots=True)
class Pares:
    """A list of metadata: names and values, in turns."""

    nombre: str
    ruta: str
    exige: Exige = Exige.NADA
    multiple: bool = False


@dataclass(frozen=True, slots=True)
class Grupo:
    """A group. :param ruta: empty if what is inside goes where its parent's does."""

    nombre: str
    contenido: tuple[Campo | Grupo | Pares, ...]
    ruta: str = ""
    exige: Exige = Exige.NADA
    multiple: bool = False


Pieza = Campo | Grupo | Pares

_PALABRAS = {
    "Codigo": "código",
    "Decodificacion": "denominación",
    "Tramitacion": "tramitación",
    "Numero": "número",
    "Identificacion": "identificación",
    "Documentacion": "documentación",
    "Fisica": "física",
    "Anotacion": "anotación",
    "Descripcion": "descripción",
    "Direccion": "dirección",
    "Electronica": "electrónica",
    "Electronico": "electrónico",
    "Telefono": "teléfono",
    "Razon": "razón",
    "Pais": "país",
    "Comunicacion": "comunicación",
    "Notificacion": "notificación",
    "Validacion": "validación",
    "Presentacion": "presentación",
    "Segun": "según",
    "Aplicacion": "aplicación",
    "Version": "versión",
    "Generico": "genérico",
    "MIME": "MIME",
    "SIA": "SIA",
    "OCSP": "OCSP",
}


def en_palabras(nombre: str) -> str:
    """Return the name of an element as a clerk reads it."""
    palabras = [_PALABRAS.get(p, p.lower()) for p in nombre.split("_")]
    return " ".join(palabras)
