"""What the registro tells the rest of the house."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from consistorio.plataforma.eventos import EventoDeDominio


@dataclass(frozen=True, slots=True, kw_only=True)
class AsientoAnotado(EventoDeDominio):
    """A document has been entered in a libro of the registro general."""

    tipo: ClassVar[str] = "registro.asiento-anotado"

    asiento_id: str
    sentido: str
    numero: str
    procedimiento: str
    unidad_destino: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IntercambioMovido(EventoDeDominio):
    """An exchange with another register has changed its state."""

    tipo: ClassVar[str] = "registro.intercambio-movido"

    intercambio_id: str
    lado: str
    estado: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PresentadoEnPapelPorObligado(EventoDeDominio):
    """Somebody who must file electronically has filed on paper: it has to be required (68.4)."""

    tipo: ClassVar[str] = "registro.presentado-en-papel-por-obligado"

    asiento_id: str
    numero: str
    articulo: str
    unidad_destino: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AsistidoPorFuncionario(EventoDeDominio):
    """A person without certificate was attended by an official, with her express consent (12.2)."""

    tipo: ClassVar[str] = "registro.asistido-por-funcionario"

    asiento_id: str
    numero: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HechoDeAsientoAnotado(EventoDeDominio):
    """An asiento has been rectified, annulled, filled or linked, by a new fact."""

    tipo: ClassVar[str] = "registro.hecho-anotado"

    asiento_id: str
    numero: str
    hecho_id: str
    clase: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntregaMovida(EventoDeDominio):
    """
    A delivery has changed hands, unit or state.

    ``unidad_destino`` is the unit whose open screens are told.
    """

    tipo: ClassVar[str] = "registro.entrega-movida"

    asiento_id: str
    accion: str
    unidad_origen: str
    unidad_destino: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LoteAvanzado(EventoDeDominio):
    """A batch has gone on, or has ended. ``unidad_destino`` is the unit of who asked for it."""

    tipo: ClassVar[str] = "registro.lote-avanzado"

    lote_id: str
    estado: str
    unidad_destino: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportacionAvanzada(EventoDeDominio):
    """A tomo of a libro has been made, or its export has stopped."""

    tipo: ClassVar[str] = "registro.exportacion-avanzada"

    exportacion_id: str
    estado: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComunicacionEnviada(EventoDeDominio):
    """A unit has written to another; it is told to the open screens of ``unidad_destino``."""

    tipo: ClassVar[str] = "registro.comunicacion-enviada"

    comunicacion_id: str
    unidad_destino: str
