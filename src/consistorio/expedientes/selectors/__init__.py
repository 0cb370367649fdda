"""Reads of expedientes, limited to what the actor may see."""

from consistorio.expedientes.selectors.bandeja import (
    Bandeja,
    Filtros,
    ResumenDeExpediente,
    bandeja,
)
from consistorio.expedientes.selectors.ciudadania import (
    FechaQueViene,
    de_la_persona,
    fecha_que_viene,
    propio,
)
from consistorio.expedientes.selectors.expediente import (
    ExpedienteInexistente,
    expediente,
    resumen_por_asiento,
    visibles_para,
)
from consistorio.expedientes.selectors.historia import HitoVisto, historia
from consistorio.expedientes.selectors.libro import ResolucionDelLibro, libro_de_resoluciones
from consistorio.expedientes.selectors.vistas import (
    DocumentoVisto,
    ExpedienteVisto,
    RequerimientoVisto,
    ResolucionVista,
)

__all__ = [
    "Bandeja",
    "DocumentoVisto",
    "ExpedienteInexistente",
    "ExpedienteVisto",
    "FechaQueViene",
    "Filtros",
    "HitoVisto",
    "RequerimientoVisto",
    "ResolucionDelLibro",
    "ResolucionVista",
    "ResumenDeExpediente",
    "bandeja",
    "de_la_persona",
    "expediente",
    "fecha_que_viene",
    "historia",
    "libro_de_resoluciones",
    "propio",
    "resumen_por_asiento",
    "visibles_para",
]
