"""Reads of the registro that others may ask for."""

from consistorio.registro.selectors.asientos import (
    AsientoInexistente,
    AsientoVisto,
    DocumentoDeAsientoVisto,
    PersonaVista,
    asiento,
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
from consistorio.registro.selectors.intercambios import (
    VISTAS as VISTAS_DE_SIR,
)
from consistorio.registro.selectors.intercambios import (
    IntercambioNoVisible,
    IntercambioVisto,
    cuentas_de_sir,
    intercambio,
    intercambios,
)
from consistorio.registro.selectors.intercambios import envio_de as envio_de_sir
from consistorio.registro.selectors.intercambios import fichero as fichero_de_sir
from consistorio.registro.selectors.paginas import MarcaNoValida, pagina

__all__ = [
    "VISTAS_DE_SIR",
    "AdjuntoVisto",
    "AsientoInexistente",
    "AsientoVisto",
    "BorradorInexistente",
    "BorradorVisto",
    "DocumentoDeAsientoVisto",
    "EntradaVista",
    "Filtros",
    "IntercambioNoVisible",
    "IntercambioVisto",
    "MarcaNoValida",
    "PersonaVista",
    "asiento",
    "bandeja",
    "borrador",
    "borradores",
    "cuentas",
    "cuentas_de_sir",
    "envio_de_sir",
    "fichero_de_sir",
    "filas",
    "intercambio",
    "intercambios",
    "pagina",
    "pendientes",
    "presentados",
    "visibles_para",
]
