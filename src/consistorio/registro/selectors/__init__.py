"""Reads of the registro that others may ask for."""

from consistorio.registro.selectors.asientos import (
    AsientoInexistente,
    AsientoVisto,
    DocumentoDeAsientoVisto,
    PersonaVista,
    asiento,
    entrada_por_numero,
    presentados,
    visibles_para,
)
from consistorio.registro.selectors.bandeja import (
    EntradaVista,
    Filtros,
    bandeja,
    cuentas,
    filas,
    pendientes,
)
from consistorio.registro.selectors.borradores import (
    AdjuntoVisto,
    BorradorInexistente,
    BorradorVisto,
    borrador,
    borradores,
)
from consistorio.registro.selectors.mostrador import (
    PlantillaVista,
    PreparacionVista,
    plantillas,
    preparacion,
    ultimo_de,
)
from consistorio.registro.selectors.paginas import MarcaNoValida, pagina

__all__ = [
    "AdjuntoVisto",
    "AsientoInexistente",
    "AsientoVisto",
    "BorradorInexistente",
    "BorradorVisto",
    "DocumentoDeAsientoVisto",
    "EntradaVista",
    "Filtros",
    "MarcaNoValida",
    "PersonaVista",
    "PlantillaVista",
    "PreparacionVista",
    "asiento",
    "bandeja",
    "borrador",
    "borradores",
    "cuentas",
    "entrada_por_numero",
    "filas",
    "pagina",
    "pendientes",
    "plantillas",
    "preparacion",
    "presentados",
    "ultimo_de",
    "visibles_para",
]
