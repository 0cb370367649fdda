"""What documents tell the rest of the house."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from consistorio.plataforma.eventos import EventoDeDominio


@dataclass(frozen=True, slots=True, kw_only=True)
class CuarentenaCambiada(EventoDeDominio):
    """A document has been put in quarantine, or taken out of it."""

    tipo: ClassVar[str] = "documentos.cuarentena-cambiada"

    documento_id: str
    dentro: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivadoHecho(EventoDeDominio):
    """Other bytes that show a document have been made out of it."""

    tipo: ClassVar[str] = "documentos.derivado-hecho"

    documento_id: str
    derivado_id: str
    clase: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionHecha(EventoDeDominio):
    """A document has another version; the one before is kept."""

    tipo: ClassVar[str] = "documentos.version-hecha"

    documento_id: str
    numero: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentoImportado(EventoDeDominio):
    """An ENI document of another Administration has come in."""

    tipo: ClassVar[str] = "documentos.documento-importado"

    documento_id: str
    identificador: str
