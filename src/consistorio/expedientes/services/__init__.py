"""Deeds on expedientes, from the filing to the signed index."""

from consistorio.expedientes.services.cierre import NoSePuedeCerrar, cerrar, comprobar
from consistorio.expedientes.services.desistimiento import se_le_puede_tener_por_desistido
from consistorio.expedientes.services.exportacion import exportar
from consistorio.expedientes.services.firma import (
    CargoVacante,
    devolver_de_la_firma,
    enviar_a_firma,
    previsualizar,
)
from consistorio.expedientes.services.hitos import contar, incorporar_a
from consistorio.expedientes.services.incoacion import AsientoNoTramitable, incoar
from consistorio.expedientes.services.mas_plazo import (
    NadaQueAmpliar,
    SinMotivo,
    anotar_peticiones_de_plazo,
    decidir_ampliacion,
    devolver_ampliacion,
    hasta_cuando_cabe,
    proponer_ampliacion,
    se_puede_pedir,
)
from consistorio.expedientes.services.plazo_de_subsanar import (
    ampliar_por_incidencia,
    contar_desde,
)
from consistorio.expedientes.services.procedimientos import campos_del_formulario
from consistorio.expedientes.services.redaccion import (
    TextoVacio,
    redactar_resolucion,
    texto_inicial_de,
)
from consistorio.expedientes.services.requerimiento import (
    NoEstaObligada,
    RequerimientoVacio,
    devolver_requerimiento,
    por_que_debe_ser_electronica,
    requerir_presentacion_electronica,
    requerir_subsanacion,
)
from consistorio.expedientes.services.resolver import resolver
from consistorio.expedientes.services.subsanacion import (
    notificar_requerimiento,
    subsanar,
)
from consistorio.expedientes.services.tramite import PersonalDesconocido, admitir, asignar

__all__ = [
    "AsientoNoTramitable",
    "CargoVacante",
    "NadaQueAmpliar",
    "NoEstaObligada",
    "NoSePuedeCerrar",
    "PersonalDesconocido",
    "RequerimientoVacio",
    "SinMotivo",
    "TextoVacio",
    "admitir",
    "ampliar_por_incidencia",
    "anotar_peticiones_de_plazo",
    "asignar",
    "campos_del_formulario",
    "cerrar",
    "comprobar",
    "contar",
    "contar_desde",
    "decidir_ampliacion",
    "devolver_ampliacion",
    "devolver_de_la_firma",
    "devolver_requerimiento",
    "enviar_a_firma",
    "exportar",
    "hasta_cuando_cabe",
    "incoar",
    "incorporar_a",
    "notificar_requerimiento",
    "por_que_debe_ser_electronica",
    "previsualizar",
    "proponer_ampliacion",
    "redactar_resolucion",
    "requerir_presentacion_electronica",
    "requerir_subsanacion",
    "resolver",
    "se_le_puede_tener_por_desistido",
    "se_puede_pedir",
    "subsanar",
    "texto_inicial_de",
]
