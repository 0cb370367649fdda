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
