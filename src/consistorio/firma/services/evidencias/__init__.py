"""Evidence records (RFC 4998): every document proved for as long as its stamp is renewed."""

from consistorio.firma.services.evidencias.registro import registro_de, registros_de_la_serie
from consistorio.firma.services.evidencias.renovar import (
    AlgoritmoNoAdmitido,
    SerieInexistente,
    cambiar_algoritmo,
    renovar,
    renovar_las_que_caducan,
)
from consistorio.firma.services.evidencias.sellar import sellar_lo_nuevo

__all__ = [
    "AlgoritmoNoAdmitido",
    "SerieInexistente",
    "cambiar_algoritmo",
    "registro_de",
    "registros_de_la_serie",
    "renovar",
    "renovar_las_que_caducan",
    "sellar_lo_nuevo",
]
