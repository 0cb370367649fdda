"""What the organisation tells the rest of the house."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from consistorio.plataforma.eventos import EventoDeDominio


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidenciaPublicada(EventoDeDominio):
    """The sede says that something fails, or that it will be stopped."""

    tipo: ClassVar[str] = "organizacion.incidencia-publicada"

    incidencia_id: str
    procedimiento: str
    para: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidenciaTerminada(EventoDeDominio):
    """What failed works again."""

    tipo: ClassVar[str] = "organizacion.incidencia-terminada"

    incidencia_id: str
    hasta: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlazosAmpliados(EventoDeDominio):
    """Plazos that had not run out when an incident began end later (LPACAP art. 32.4)."""

    tipo: ClassVar[str] = "organizacion.plazos-ampliados"

    incidencia_id: str
    ampliacion_id: str
    nuevo_fin: str
