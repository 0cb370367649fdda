"""Documents and expedientes as the NTI want them to travel (XML v1.0 and v2.0)."""

from .documento import V1, V2, DocumentoEni, documento_xml, nombre_de_formato, tipo_de_la_nti
from .expediente import (
    CarpetaIndizada,
    DocumentoIndizado,
    ExpedienteEni,
    ExpedienteIndizado,
    IndiceVacio,
    expediente_xml,
)
from .firmas import FirmaEni, FirmaEniIncompleta
from .lectura import DocumentoLeido, leer_documento
from .lectura_de_firmas import FirmaLeida
from .palabras import EniNoValido

__all__ = [
    "V1",
    "V2",
    "CarpetaIndizada",
    "DocumentoEni",
    "DocumentoIndizado",
    "DocumentoLeido",
    "EniNoValido",
    "ExpedienteEni",
    "ExpedienteIndizado",
    "FirmaEni",
    "FirmaEniIncompleta",
    "FirmaLeida",
    "IndiceVacio",
    "documento_xml",
    "expediente_xml",
    "leer_documento",
    "nombre_de_formato",
    "tipo_de_la_nti",
]
