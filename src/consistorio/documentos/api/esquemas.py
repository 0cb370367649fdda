"""What programs are told of a document."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, Self
from uuid import UUID

import msgspec

from consistorio.documentos.selectors import DocumentoVisto
from consistorio.documentos.selectors.derivados import DerivadoVisto
from consistorio.documentos.selectors.versiones import VersionVista


class DocumentoDetallado(msgspec.Struct, frozen=True):
    """A document with the minimum metadata of the NTI; ``sha256`` is of its bytes, hexadecimal."""

    id: UUID
    identificador: str
    nombre: str
    mime: str
    tipo_documental: str
    origen_ciudadano: bool
    estado_elaboracion: str
    capturado_en: datetime
    organo: str
    sha256: str
    size_bytes: int
    csv: str | None
    tipo_firma: str

    @classmethod
    def de(cls, visto: DocumentoVisto) -> Self:
        return cls(**{campo: getattr(visto, campo) for campo in cls.__struct_fields__})


class VersionDeDocumento(msgspec.Struct, frozen=True):
    """A version: ``tipo_firma`` is empty if it was not signed; ``vigente`` is the one of now."""

    numero: int
    nombre: str
    mime: str
    sha256: str
    size_bytes: int
    tipo_firma: str
    desde: datetime
    por: str
    motivo: str
    vigente: bool

    @classmethod
    def de(cls, vista: VersionVista) -> Self:
        return cls(**{campo: getattr(vista, campo) for campo in cls.__struct_fields__})


class DerivadoDeDocumento(msgspec.Struct, frozen=True):
    """What was made out of the bytes ``sha256_origen``; ``quitado`` says what was taken out of them."""

    id: UUID
    documento_id: UUID
    clase: str
    nombre: str
    mime: str
    sha256: str
    size_bytes: int
    sha256_origen: str
    con: str
    hecho_por: str
    hecho_en: datetime
    vigente: bool
    quitado: tuple[str, ...]

    @classmethod
    def de(cls, visto: DerivadoVisto) -> Self:
        return cls(**{campo: getattr(visto, campo) for campo in cls.__struct_fields__})


class VersionDelEni(msgspec.Struct, frozen=True):
    """Of the ENI schemas: 1.0 or 2.0."""

    version: Literal["1.0", "2.0"] = "1.0"


class DocumentoEniRecibido(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An ENI document, v1.0 or v2.0; its XML is in base64."""

    xml: bytes
