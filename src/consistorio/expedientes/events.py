"""What happens to expedientes, for whoever listens from above."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from consistorio.plataforma.eventos import EventoDeDominio


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpedienteIncoado(EventoDeDominio):
    """A procedure has begun."""

    tipo: ClassVar[str] = "expedientes.incoado"

    expediente_id: str
    numero: str
    procedimiento: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpedienteResuelto(EventoDeDominio):
    """It has a signed and numbered resolution."""

    tipo: ClassVar[str] = "expedientes.resuelto"

    expediente_id: str
    resolucion: str
    procedimiento: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpedienteArchivado(EventoDeDominio):
    """It is closed and its index is signed."""

    tipo: ClassVar[str] = "expedientes.archivado"

    expediente_id: str
    numero: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SubsanacionRequerida(EventoDeDominio):
    """The person has been required to correct her request, and it is being notified."""

    tipo: ClassVar[str] = "expedientes.subsanacion-requerida"

    expediente_id: str
    requerimiento_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SolicitudSubsanada(EventoDeDominio):
    """She has answered; whether it is enough, the clerk will say."""

    tipo: ClassVar[str] = "expedientes.solicitud-subsanada"

    expediente_id: str
    requerimiento_id: str
    asiento_id: str
