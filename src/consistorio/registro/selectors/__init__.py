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
    fuera,
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
from consistorio.registro.selectors.conjuntos import Conjunto, claves_del_conjunto
from consistorio.registro.selectors.custodia import CustodiaVista, en_custodia
from consistorio.registro.selectors.hechos import HechoVisto, posteriores
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
from consistorio.registro.selectors.libros import (
    FiltrosDeLibro,
    exportaciones_de_libros,
    exportado,
    exportados,
)
from consistorio.registro.selectors.lotes import (
    LoteNoVisible,
    LoteVisto,
    SinHacerVisto,
    lote,
    lotes,
    sin_hacer,
)
from consistorio.registro.selectors.mostrador import (
    PilaInexistente,
    PilaVista,
    PlantillaVista,
    PreparacionVista,
    pila,
    plantillas,
    preparacion,
    ultimo_de,
)
from consistorio.registro.selectors.objetivos import CifrasDeUnidad, cifras
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
from consistorio.registro.selectors.subsanaciones import (
    Subsanacion,
    peticiones_de_plazo_entre,
    subsanaciones_entre,
)
from consistorio.registro.selectors.visibilidad import visibles_para

__all__ = [
    "VISTAS_DE_SIR",
    "AdjuntoVisto",
    "AsientoInexistente",
    "AsientoVisto",
    "BorradorInexistente",
    "BorradorVisto",
    "CifrasDeUnidad",
    "Conjunto",
    "CustodiaVista",
    "DocumentoDeAsientoVisto",
    "EntradaVista",
    "Filtros",
    "FiltrosDeLibro",
    "Hallado",
    "HechoVisto",
    "IntercambioNoVisible",
    "IntercambioVisto",
    "LoteNoVisible",
    "LoteVisto",
    "MarcaNoValida",
    "MovimientoVisto",
    "PersonaVista",
    "PilaInexistente",
    "PilaVista",
    "PlantillaVista",
    "PreparacionVista",
    "Prevista",
    "ReglaInexistente",
    "Resultado",
    "SinHacerVisto",
    "Subsanacion",
    "VersionVista",
    "acciones_posibles",
    "asiento",
    "asiento_por_numero",
    "bandeja",
    "borrador",
    "borradores",
    "buscar",
    "cifras",
    "claves_del_conjunto",
    "cuentas",
    "cuentas_de_sir",
    "en_custodia",
    "entrada_por_numero",
    "envio_de_sir",
    "exportaciones_de_libros",
    "exportado",
    "exportados",
    "fichero_de_sir",
    "filas",
    "fuera",
    "hallar",
    "intercambio",
    "intercambios",
    "lote",
    "lotes",
    "movimientos",
    "pagina",
    "pendientes",
    "peticiones_de_plazo_entre",
    "pila",
    "plantillas",
    "posteriores",
    "preparacion",
    "presentados",
    "prever",
    "reglas",
    "sin_hacer",
    "subsanaciones_entre",
    "ultimo_de",
    "una_regla",
    "versiones",
    "visibles_para",
]
