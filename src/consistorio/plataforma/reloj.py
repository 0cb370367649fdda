"""The only place that reads the clock (LPACAP art. 31.2: official date and time of the sede)."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from consistorio.plataforma.models import Entidad

Reloj = Callable[[], datetime]


def ahora() -> datetime:
    """Return the instant in UTC, moved by the offset of a demonstration where there is one."""
    return datetime.now(UTC) + desfase()


def hora_oficial(entidad: Entidad) -> Reloj:
    """Return the clock of the sede of ``entidad``: aware, in its own time zone."""
    zona = ZoneInfo(entidad.zona)
    return lambda: ahora().astimezone(zona)


def desfase() -> timedelta:
    """
    Return the offset in seconds that a demonstration has written in its file.

    Only a demonstration sets this variable; `doctor` refuses it in production.
    """
    fichero = os.environ.get("CONSISTORIO_DESFASE_DE_DEMOSTRACION")
    if not fichero:
        return timedelta(0)
    try:
        return _leer(fichero, os.stat(fichero).st_mtime_ns)  # noqa: PTH116 — at every reading.
    except (OSError, ValueError):
        return timedelta(0)


@lru_cache(maxsize=4)
def _leer(fichero: str, _cambiado_ns: int) -> timedelta:
    return timedelta(seconds=float(Path(fichero).read_text(encoding="ascii")))
