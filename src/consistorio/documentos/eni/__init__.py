"""Documents and expedientes as the NTI want them to travel (XML v1.0)."""

from .documento import DocumentoEni, documento_xml, nombre_de_formato, tipo_de_la_nti
from .expediente import (
    CarpetaIndizada,
    DocumentoIndizado,
    ExpedienteEni,
    ExpedienteIndizado,
    IndiceVacio,
    expediente_xml,
)
from .firmas import FirmaEni, FirmaEniIncompleta

__all__ = [
    "CarpetaIndizada",
    "DocumentoEni",
    "DocumentoIndizado",
    "ExpedienteEni",
    "ExpedienteIndizado",
    "FirmaEni",
    "FirmaEniIncompleta",
    "IndiceVacio",
    "documento_xml",
    "expediente_xml",
    "nombre_de_formato",
    "tipo_de_la_nti",
]
