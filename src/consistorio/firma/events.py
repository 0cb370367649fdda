"""What happens in the portafirmas and others may hear."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from consistorio.plataforma.eventos import EventoDeDominio


@dataclass(frozen=True, slots=True, kw_only=True)
class PeticionEnviada(EventoDeDominio):
    """Somebody has been asked to sign a document."""

    tipo: ClassVar[str] = "firma.peticion-enviada"

    peticion_id: str
    documento_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmaHecha(EventoDeDominio):
    """A person has signed; perhaps others are still to sign."""

    tipo: ClassVar[str] = "firma.hecha"

    peticion_id: str
    documento_id: str
    firmante_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmaRehusada(EventoDeDominio):
    """A person has refused to sign, and the signatures of the others are enough: it goes on."""

    tipo: ClassVar[str] = "firma.rehusada"

    peticion_id: str
    documento_id: str
    firmante_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeticionCompletada(EventoDeDominio):
    """All those that were needed have signed: the document has the signatures that were asked for."""

    tipo: ClassVar[str] = "firma.peticion-completada"

    peticion_id: str
    documento_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeticionRechazada(EventoDeDominio):
    """Somebody refused to sign, and says why: it goes back to who sent it."""

    tipo: ClassVar[str] = "firma.peticion-rechazada"

    peticion_id: str
    documento_id: str
    motivo: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeticionRetirada(EventoDeDominio):
    """Who sent it does not want it signed any more."""

    tipo: ClassVar[str] = "firma.peticion-retirada"

    peticion_id: str
    documento_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SelloCambiado(EventoDeDominio):
    """The entidad seals with another key from now on."""

    tipo: ClassVar[str] = "firma.sello-cambiado"

    sello_id: str
    sha256: str
