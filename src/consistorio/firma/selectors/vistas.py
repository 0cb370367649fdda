"""A petition as others see it: plain values, no rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from consistorio.firma.rules.estados import Estado


@dataclass(frozen=True, slots=True)
class FirmanteVisto:
    """Who signs, in which order, and what he answered. ``en_turno``: it is his turn now."""

    id: UUID
    nif: str
    nombre: str
    cargo: str
    cargo_nombre: str
    bloque: int
    firmado_en: datetime | None
    rechazado_en: datetime | None
    motivo: str
    en_turno: bool
    suplente: str = ""
    suplencia: str = ""
    opcional: bool = False
    minimo: int = 0


@dataclass(frozen=True, slots=True)
class PeticionVista:
    """A petition as its signers and its sender see it. ``sha256``: of the document now."""

    id: UUID
    asunto: str
    remitente_nombre: str
    creada_en: datetime
    cerrada_en: datetime | None
    estado: Estado
    documento_id: UUID
    documento_nombre: str
    sha256: str
    size_bytes: int
    firmantes: tuple[FirmanteVisto, ...]
    me_toca: bool
    la_envie: bool
    plazo: date | None = None
