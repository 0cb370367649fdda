"""How the libro keeps a ficha among the data of an asiento, which its hash covers (ADR 17)."""

from collections.abc import Mapping
from typing import Any

import msgspec

from consistorio.registro.rules.ficha import Ficha

CLAVE = "ficha"


def como_datos(ficha: Ficha) -> dict[str, Any]:
    """Return the ficha as plain values."""
    datos: dict[str, Any] = msgspec.to_builtins(ficha)
    return datos


def de_datos(datos: Mapping[str, Any]) -> Ficha | None:
    """Return the ficha among the data of an asiento; the old ones have none."""
    return msgspec.convert(datos[CLAVE], Ficha) if CLAVE in datos else None
