"""Reads of the registro that others may ask for."""

from consistorio.registro.selectors.asientos import (
    AsientoInexistente,
    AsientoVisto,
    DocumentoDeAsientoVisto,
    PersonaVista,
    asiento,
    asiento_por_numero,
    entrada_por_numero,
    presentados,
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
from consistorio.registro.selectors.custodia import CustodiaVista, en_custodia
from consistorio.registro.selectors.hechos import HechoVisto
from consistorio.registro.selectors.libros import FiltrosDeLibro, exportado, exportados
from consistorio.registro.selectors.mostrador import (
    PlantillaVista,
    PreparacionVista,
    plantillas,
    preparacion,
    ultimo_de,
)
from consistorio.registro.selectors.paginas import MarcaNoValida, pagina
from consistorio.registro.selectors.visibilidad import visibles_para

__all__ = [
    "AdjuntoVisto",
    "AsientoInexistente",
    "AsientoVisto",
    "BorradorInexistente",
    "BorradorVisto",
    "CustodiaVista",
    "DocumentoDeAsientoVisto",
    "EntradaVista",
    "Filtros",
    "FiltrosDeLibro",
    "HechoVisto",
    "MarcaNoValida",
    "PersonaVista",
    "PlantillaVista",
    "PreparacionVista",
    "asiento",
    "asiento_por_numero",
    "bandeja",
    "borrador",
    "borradores",
    "cuentas",
    "en_custodia",
    "entrada_por_numero",
    "exportado",
    "exportados",
    "filas",
    "pagina",
    "pendientes",
    "plantillas",
    "preparacion",
    "presentados",
    "ultimo_de",
    "visibles_para",
]
