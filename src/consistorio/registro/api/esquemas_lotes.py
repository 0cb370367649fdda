"""What programs say of a batch, and what they are told of it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from consistorio.registro.rules.lotes import MAXIMO_DE_ENTRADAS

Paso = Literal["asignar", "soltar", "reenviar", "devolver", "copiar", "leer", "archivar", "reabrir"]


class LoteNuevo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to do with which entries: those listed or, if none is, those that «q» finds."""

    accion: Paso
    asientos: Annotated[list[UUID], msgspec.Meta(max_length=MAXIMO_DE_ENTRADAS)] = []
    q: Annotated[str, msgspec.Meta(max_length=100)] = ""
    unidad: Annotated[str, msgspec.Meta(max_length=21)] = ""
    persona: Annotated[str, msgspec.Meta(max_length=20)] = ""
    motivo: Annotated[str, msgspec.Meta(max_length=500)] = ""


class Lote(msgspec.Struct, frozen=True):
    """A batch and how far it has gone. ``razones``: how many were not moved, for each reason."""

    id: UUID
    accion: str
    estado: str
    pedido_en: datetime
    acabado_en: datetime | None
    total: int
    hechos: int
    omitidos: int
    fallidos: int
    razones: dict[str, int]


class Lotes(msgspec.Struct, frozen=True):
    """The last batches that the application asked for, the newest first."""

    elementos: list[Lote]


class SinMover(msgspec.Struct, frozen=True):
    """An entry that was not moved, and why."""

    asiento: UUID
    resultado: str
    razon: str


class ListaSinMover(msgspec.Struct, frozen=True):
    """Entries that were not moved; ``siguiente`` is given back in ``desde``."""

    elementos: list[SinMover]
    siguiente: int | None = None


class DesdeTanda(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the list goes on."""

    desde: Annotated[int, msgspec.Meta(ge=0, le=1_000_000)] = 0
