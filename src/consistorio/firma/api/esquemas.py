"""What programs ask of signatures, and what they are told."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec

from consistorio.documentos.api.esquemas import DocumentoDetallado

Cargo = Annotated[str, msgspec.Meta(min_length=1, max_length=40, pattern="^[a-z0-9-]+$")]
Bloque = Annotated[list[Cargo], msgspec.Meta(min_length=1, max_length=20)]


class PeticionNueva(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    A document to be signed. ``cargos``: blocks in order; those of one block sign in any order.

    Each cargo is signed by who holds it today; nobody signs by the API. ``opcionales``: those of them
    whom nobody waits for. ``minimos``: how many of each block are enough, 0 all. ``plazo``: last day.
    """

    documento_id: UUID
    asunto: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    cargos: Annotated[list[Bloque], msgspec.Meta(min_length=1, max_length=20)]
    opcionales: Annotated[list[Cargo], msgspec.Meta(max_length=100)] = []
    minimos: Annotated[
        list[Annotated[int, msgspec.Meta(ge=0, le=20)]], msgspec.Meta(max_length=20)
    ] = []
    plazo: date | None = None


class PeticionHecha(msgspec.Struct, frozen=True):
    id: UUID


class FirmantePedido(msgspec.Struct, frozen=True):
    """Somebody who is asked to sign, and what she has answered."""

    nombre: str
    cargo: str
    bloque: int
    en_turno: bool
    firmado_en: datetime | None
    rechazado_en: datetime | None
    motivo: str
    opcional: bool


class PeticionDeFirma(msgspec.Struct, frozen=True):
    """A petition. ``estado``: en_curso, completada, rechazada or retirada."""

    id: UUID
    asunto: str
    estado: str
    creada_en: datetime
    cerrada_en: datetime | None
    documento_id: UUID
    sha256: str
    plazo: date | None
    firmantes: list[FirmantePedido]


class FirmaDelDocumento(msgspec.Struct, frozen=True):
    """A signature, judged now, in words. ``hora_sellada`` is the one that a third party gave."""

    firmante: str
    cargo: str
    emisor: str
    hora_declarada: datetime | None
    hora_sellada: datetime | None
    veredicto: str
    frase: str
    cobertura: str
    motivos: list[str]


class Constancia(msgspec.Struct, frozen=True):
    """
    A fact of the document in the log of the entidad, with all that is needed to check it offline.

    ``comprobada``: the proof follows; ``lo_nombra``: the fact carries the hash of the document.
    """

    comprobada: bool
    lo_nombra: bool
    prueba: dict[str, Any]


class Verificacion(msgspec.Struct, frozen=True):
    """
    What anybody with the code may know of a document.

    ``firmas`` is null where they cannot be judged now; ``en_tramite``: the log has not closed yet.
    """

    documento: DocumentoDetallado
    firmas: list[FirmaDelDocumento] | None
    constancias: list[Constancia]
    en_tramite: bool
