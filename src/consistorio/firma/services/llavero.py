"""From what the settings and the entidad say, to the key that seals."""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from consistorio.firma.llaves.llave import ClaseDeLlave, Llave, LlaveNoDisponible
from consistorio.firma.llaves.modulo import Token
from consistorio.firma.llaves.token import LlaveEnToken
from consistorio.plataforma.models import Entidad

AJUSTE = "sello"
"""Key of ``Entidad.ajustes`` where the seal in use is, so that sealing asks the database nothing."""


@dataclass(frozen=True, slots=True)
class SelloEnUso:
    """A seal that was put, as `SelloPuesto` keeps it."""

    clase: ClaseDeLlave
    fuente: str
    etiqueta: str
    certificado: bytes
    cadena: tuple[bytes, ...] = ()

    def como_ajuste(self) -> dict[str, Any]:
        return {
            "clase": self.clase.value,
            "fuente": self.fuente,
            "etiqueta": self.etiqueta,
            "certificado": b64encode(self.certificado).decode(),
            "cadena": [b64encode(uno).decode() for uno in self.cadena],
        }


def sello_en_uso(entidad: Entidad) -> SelloEnUso | None:
    """Return the seal that the entidad has put, or None if it uses that of the installation."""
    dicho = entidad.ajustes.get(AJUSTE)
    if not dicho:
        return None
    return SelloEnUso(
        ClaseDeLlave(dicho["clase"]),
        dicho["fuente"],
        dicho["etiqueta"],
        b64decode(dicho["certificado"]),
        tuple(b64decode(uno) for uno in dicho["cadena"]),
    )


def tokens_de(entidad: Entidad) -> dict[str, Token]:
    """Return the tokens that the installation lets this entidad use, by their names."""
    marcas = str(Path(settings.CONSISTORIO_DATOS) / "llaves")
    return {
        nombre: Token(nombre, dicho["modulo"], dicho["etiqueta"], dicho["pin_fichero"], marcas)
        for nombre, dicho in settings.CONSISTORIO_TOKENS.items()
        if entidad.codigo in dicho.get("entidades", ())
    }


def llave_de(entidad: Entidad, sello: SelloEnUso) -> Llave:
    """
    Return the key of a seal that was put. It is not opened until it signs.

    :raises LlaveNoDisponible: if the installation does not let this entidad use it any more.
    """
    token = tokens_de(entidad).get(sello.fuente)
    if token is None:
        raise LlaveNoDisponible(
            f"El token «{sello.fuente}» no está en los ajustes de la instalación para esta entidad."
        )
    return _de_token(token, sello)


@lru_cache(maxsize=1000)
def _de_token(token: Token, sello: SelloEnUso) -> LlaveEnToken:
    return LlaveEnToken(token, sello.etiqueta, sello.certificado, sello.cadena)
