"""Tables of documentos."""

from consistorio.documentos.models.derivados import ClaseDeDerivado, Derivado
from consistorio.documentos.models.documentos import (
    AccionDeCuarentena,
    Documento,
    HechoDeCuarentena,
    LecturaDeDocumento,
    PaginaLeida,
    RevisionDeDocumentos,
    VersionAnterior,
)

__all__ = [
    "AccionDeCuarentena",
    "ClaseDeDerivado",
    "Derivado",
    "Documento",
    "HechoDeCuarentena",
    "LecturaDeDocumento",
    "PaginaLeida",
    "RevisionDeDocumentos",
    "VersionAnterior",
]
