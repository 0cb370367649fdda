"""The calendar of días inhábiles of each sede (LPACAP arts. 30.7 and 31.3)."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from consistorio.nucleo.calendario_oficial import calendario_oficial
from consistorio.nucleo.calendarios import Calendario
from consistorio.plataforma.models import Entidad


def calendario_de(entidad: Entidad) -> Calendario:
    """Return the calendar of the sede, for the years that the entidad has published."""
    return _calendario(
        entidad.comunidad,
        tuple(entidad.ajustes.get("ejercicios_publicados", ())),
        tuple((f["dia"], f["motivo"]) for f in entidad.festivos_locales),
        entidad.nombre,
    )


@lru_cache(maxsize=20_000)
def _calendario(
    comunidad: str, ejercicios: tuple[int, ...], locales: tuple[tuple[str, str], ...], nombre: str
) -> Calendario:
    comun = _de_la_lista(comunidad, ejercicios, locales)
    return comun.llamado(nombre) if nombre else comun


@lru_cache(maxsize=20_000)
def _de_la_lista(
    comunidad: str, ejercicios: tuple[int, ...], locales: tuple[tuple[str, str], ...]
) -> Calendario:
    """Return what the list gives: it costs milliseconds, and towns that share it pay once."""
    return calendario_oficial(
        region=comunidad,
        ejercicios=ejercicios,
        locales={date.fromisoformat(dia): motivo for dia, motivo in locales},
    )
