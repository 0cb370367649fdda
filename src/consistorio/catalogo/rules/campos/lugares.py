"""Answers that are places: an address, a property in the cadastre, a point of the map."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from stdnum.es import postal_code, referenciacatastral
from stdnum.exceptions import ValidationError

from consistorio.catalogo.rules.campos.pegas import Pega, RespuestaNoValida
from consistorio.catalogo.rules.formulario import Pregunta

# Part and its greatest length. A house in the country has no number: only the first is required.
PARTES_DE_DIRECCION = {
    "via": 120,
    "numero": 10,
    "piso": 30,
    "codigo_postal": 5,
    "municipio": 60,
    "provincia": 40,
}
OBLIGADAS = ("via", "codigo_postal", "municipio")
# Spain with its islands, in degrees (ETRS89): outside, somebody has turned them round.
LATITUDES = (27.5, 44.0)
LONGITUDES = (-18.5, 4.5)
_SEPARADORES = re.compile(r"[\s.\-/]")
# Navarra: twenty, all figures but the last two; the others, and a parcel of the State, up to sixteen.
_FORALES = (re.compile(r"310[0-9]{15}[A-Z]{2}"), re.compile(r"(?=(?:.*[0-9]){4})[0-9A-Z]{5,16}"))
_PUNTO = re.compile(r"(-?\d{1,2}(?:\.\d{1,10})?)[,;\s]\s*(-?\d{1,2}(?:\.\d{1,10})?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Direccion:
    via: str
    numero: str = ""
    piso: str = ""
    codigo_postal: str = ""
    municipio: str = ""
    provincia: str = ""

    def __str__(self) -> str:
        """Return «Calle Mayor, 1, 2.º B, 48001 Bilbao (Bizkaia)»."""
        calle = ", ".join(p for p in (self.via, self.numero, self.piso) if p)
        sitio = " ".join(p for p in (self.codigo_postal, self.municipio) if p)
        provincia = f" ({self.provincia})" if self.provincia else ""
        return f"{calle}, {sitio}{provincia}" if sitio else f"{calle}{provincia}"


def direccion(_pregunta: Pregunta, crudo: Any) -> Direccion | None:
    if not isinstance(crudo, Mapping):
        crudo = {"via": str(crudo)}
    partes = {n: " ".join(str(crudo.get(n) or "").split()) for n in PARTES_DE_DIRECCION}
    if not any(partes.values()):
        return None
    for nombre, largo in PARTES_DE_DIRECCION.items():
        if nombre in OBLIGADAS and not partes[nombre]:
            raise _en(nombre, RespuestaNoValida(Pega.FALTA))
        if nombre != "codigo_postal" and len(partes[nombre]) > largo:
            raise _en(nombre, RespuestaNoValida(Pega.LARGO, limite=largo))
    try:
        partes["codigo_postal"] = codigo_postal(_pregunta, partes["codigo_postal"])
    except RespuestaNoValida as error:
        raise _en("codigo_postal", error) from None
    return Direccion(**partes)


def codigo_postal(_pregunta: Pregunta, crudo: str) -> str:
    try:
        return str(postal_code.validate(crudo))
    except ValidationError:
        raise RespuestaNoValida(Pega.CODIGO_POSTAL) from None


def catastral(_pregunta: Pregunta, crudo: str) -> str:
    """
    Return the reference in capitals and together.

    That of the State has twenty characters, the last two of control. The cadastres of Araba, Bizkaia,
    Gipuzkoa and Navarra have their own: what cannot be taken for one of the State is left as it is.
    """
    limpia = _SEPARADORES.sub("", crudo).upper()
    if any(forma.fullmatch(limpia) for forma in _FORALES):
        return limpia
    try:
        return str(referenciacatastral.validate(limpia))
    except ValidationError:
        raise RespuestaNoValida(Pega.CATASTRAL) from None


def punto(_pregunta: Pregunta, crudo: str) -> str:
    """Return «43.26300, -2.93500»: latitude and longitude in degrees."""
    hallado = _PUNTO.fullmatch(crudo)
    if hallado is None:
        raise RespuestaNoValida(Pega.PUNTO)
    latitud, longitud = float(hallado[1]), float(hallado[2])
    dentro = LATITUDES[0] <= latitud <= LATITUDES[1] and LONGITUDES[0] <= longitud <= LONGITUDES[1]
    if not dentro:
        raise RespuestaNoValida(Pega.PUNTO)
    return f"{latitud:.5f}, {longitud:.5f}"


def _en(donde: str, dentro: RespuestaNoValida) -> RespuestaNoValida:
    return RespuestaNoValida(Pega.EN_LA_DIRECCION, donde=donde, dentro=dentro)
