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
from consistorio.registro.selectors.busqueda import Hallado, Resultado, buscar, hallar
from consistorio.registro.selectors.paginas import MarcaNoValida, pagina
from consistorio.registro.selectors.reglas import (
    Prevista,
    ReglaInexistente,
    VersionVista,
    prever,
    reglas,
    una_regla,
    versiones,
)
from consistorio.registro.selectors.reparto import (
    MovimientoVisto,
    acciones_posibles,
    movimientos,
)

__all__ = [
    "AdjuntoVisto",
    "AsientoInexistente",
    "AsientoVisto",
    "BorradorInexistente",
    "BorradorVisto",
    "DocumentoDeAsientoVisto",
    "EntradaVista",
    "Filtros",
    "Hallado",
    "MarcaNoValida",
    "MovimientoVisto",
    "PersonaVista",
    "Prevista",
    "ReglaInexistente",
    "Resultado",
    "VersionVista",
    "acciones_posibles",
    "asiento",
    "bandeja",
    "borrador",
    "borradores",
    "buscar",
    "cuentas",
    "filas",
    "hallar",
    "movimientos",
    "pagina",
    "pendientes",
    "presentados",
    "prever",
    "reglas",
    "una_regla",
    "versiones",
    "visibles_para",
]
