"""Tables of the organisation, and of what the sede publishes of its own failures."""

from consistorio.organizacion.models.incidencias import (
    AmpliacionDePlazos,
    Decision,
    Incidencia,
)
from consistorio.organizacion.models.plantilla import Cargo, Empleado, Unidad
from consistorio.organizacion.models.suplencias import Suplencia

__all__ = [
    "AmpliacionDePlazos",
    "Cargo",
    "Decision",
    "Empleado",
    "Incidencia",
    "Suplencia",
    "Unidad",
]
