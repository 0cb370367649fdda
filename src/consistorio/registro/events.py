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
