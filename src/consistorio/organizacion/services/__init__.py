"""Deeds on the organisation of the entidad, and on what its sede publishes of its failures."""

from consistorio.organizacion.services.ampliacion import (
    NoTocaPlazos,
    YaDecidida,
    ampliar_plazos,
    no_ampliar,
)
from consistorio.organizacion.services.incidencias import (
    IncidenciaConParada,
    IncidenciaInexistente,
    IncidenciaYaTerminada,
    YaEstaParada,
    publicar_incidencia,
    publicar_parada,
    terminar_incidencia,
    terminar_parada,
)
from consistorio.organizacion.services.plantilla import crear_unidad, dar_de_alta, nombrar
from consistorio.organizacion.services.suplencias import (
    SuplenciaInexistente,
    SuplenciaNoValida,
    disponer_suplencia,
    terminar_suplencia,
)

__all__ = [
    "IncidenciaConParada",
    "IncidenciaInexistente",
    "IncidenciaYaTerminada",
    "NoTocaPlazos",
    "SuplenciaInexistente",
    "SuplenciaNoValida",
    "YaDecidida",
    "YaEstaParada",
    "ampliar_plazos",
    "crear_unidad",
    "dar_de_alta",
    "disponer_suplencia",
    "no_ampliar",
    "nombrar",
    "publicar_incidencia",
    "publicar_parada",
    "terminar_incidencia",
    "terminar_parada",
    "terminar_suplencia",
]
