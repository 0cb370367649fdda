"""What programs are told of a document."""

from __future__ import annotations

from datetime import datetime
from typing import Self
from uuid import UUID

import msgspec

from consistorio.documentos.selectors import DocumentoVisto


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
