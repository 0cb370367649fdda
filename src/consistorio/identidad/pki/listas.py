"""The trusted lists that an installation keeps: already checked, and read from its folder."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from consistorio.identidad.pki.servicios import Servicio


@dataclass(frozen=True, slots=True)
class ListaGuardada:
    """A list whose signature was checked when it was imported."""

    territorio: str
    secuencia: int
    proxima: datetime | None
    servicios: tuple[Servicio, ...]


def listas_guardadas(carpeta: Path) -> list[ListaGuardada]:
    """Return the lists of a folder, by territory."""
    return [_leer(uno, uno.stat().st_mtime_ns) for uno in sorted(carpeta.glob("*.json"))]


def servicios_de(listas: Iterable[ListaGuardada]) -> tuple[Servicio, ...]:
    return tuple(servicio for una in listas for servicio in una.servicios)


@lru_cache(maxsize=40)
def _leer(fichero: Path, _cambiado_ns: int) -> ListaGuardada:
    datos = json.loads(fichero.read_text(encoding="utf-8"))
    proxima = datos["proxima"]
    return ListaGuardada(
        datos["territorio"],
        datos["secuencia"],
        datetime.fromisoformat(proxima) if proxima else None,
        tuple(Servicio.de_json(uno) for uno in datos["servicios"]),
    )
