from consistorio.expedientes.models.contador import Contador, Serie
from consistorio.expedientes.models.expediente import (
    DocumentoDeExpediente,
    Expediente,
    Hito,
    HitoDeExpediente,
    Indice,
)
from consistorio.expedientes.models.requerimiento import (
    AmpliacionDeSubsanacion,
    Requerimiento,
)
from consistorio.expedientes.models.resolucion import Resolucion

__all__ = [
    "AmpliacionDeSubsanacion",
    "Contador",
    "DocumentoDeExpediente",
    "Expediente",
    "Hito",
    "HitoDeExpediente",
    "Indice",
    "Requerimiento",
    "Resolucion",
    "Serie",
]
