"""Deeds of the registro general."""

from consistorio.registro.services.adjuntos import Fichero, anadir_a_preparacion
from consistorio.registro.services.anotar import (
    AsientoHecho,
    ClaveReutilizada,
    PresentacionParada,
    RelojAtrasado,
    anotar_entrada,
    anotar_salida,
    presentar_con_justificante,
)
from consistorio.registro.services.auditar import Consulta, SinQueBuscar, auditar
from consistorio.registro.services.bandeja import aceptar, marcar_con_expediente
from consistorio.registro.services.borrador import (
    AdjuntoNoAdmitido,
    BorradorYaPresentado,
    abrir,
    adjuntar,
    descartar,
    guardar,
    quitar_adjunto,
)
from consistorio.registro.services.busqueda import anotar_leido, indexar
from consistorio.registro.services.certificar import SinSecretaria, certificar_asiento
from consistorio.registro.services.corregir import (
    anular_asiento,
    enlazar_asientos,
    rectificar_asiento,
)
from consistorio.registro.services.custodia import (
    CustodiaInexistente,
    poner_en_custodia,
    sacar_de_custodia,
)
from consistorio.registro.services.etiqueta import etiqueta
from consistorio.registro.services.exportar_libro import exportar_libro
from consistorio.registro.services.justificante import asegurar_justificante
from consistorio.registro.services.mostrador import (
    AsientoContestadoInexistente,
    AsientoDeMostrador,
    NoEsOficina,
    registrar_entrada,
    registrar_salida,
)
from consistorio.registro.services.parada import parar_presentacion, reanudar_presentacion
from consistorio.registro.services.personas import recordar_persona
from consistorio.registro.services.plantillas import (
    PlantillaInexistente,
    PlantillaRepetida,
    borrar_plantilla,
    guardar_plantilla,
)
from consistorio.registro.services.preparacion import (
    PreparacionInexistente,
    corregir_preparacion,
    descartar_preparacion,
    preparar_asiento,
    quitar_de_preparacion,
)
from consistorio.registro.services.presentacion import (
    DocumentoPresentado,
    PersonaDeAsiento,
    Presentacion,
)
from consistorio.registro.services.presentar import (
    SinConsentimiento,
    SolicitudCambiada,
    presentar,
)
from consistorio.registro.services.registrar_preparacion import registrar_preparacion
from consistorio.registro.services.reparto import (
    EntregaNoDisponible,
    NoEsDeLaUnidad,
    ReglaCambiada,
    ReglaPedida,
    UnidadNoValida,
    YaEstaEnLaUnidad,
    aplicar_reglas,
    aplicar_reglas_a_varios,
    archivar,
    asignar,
    copiar,
    devolver,
    guardar_regla,
    marcar_leida,
    reabrir,
    reenviar,
    soltar,
)
from consistorio.registro.services.reservas import cumplimentar_reserva, reservar_numero
from consistorio.registro.services.sir import (
    aceptar_intercambio,
    anular_envio,
    enviar_por_sir,
    rechazar_intercambio,
    recibir_mensaje,
    reenviar_intercambio,
    reintentar,
)
from consistorio.registro.services.solicitud import (
    Tramite,
    preparar,
    solicitud_preparada,
)
from consistorio.registro.services.subsanar import abrir_subsanacion

__all__ = [
    "AdjuntoNoAdmitido",
    "AsientoContestadoInexistente",
    "AsientoDeMostrador",
    "AsientoHecho",
    "BorradorYaPresentado",
    "ClaveReutilizada",
    "Consulta",
    "CustodiaInexistente",
    "DocumentoPresentado",
    "EntregaNoDisponible",
    "Fichero",
    "NoEsDeLaUnidad",
    "NoEsOficina",
    "PersonaDeAsiento",
    "PlantillaInexistente",
    "PlantillaRepetida",
    "PreparacionInexistente",
    "Presentacion",
    "PresentacionParada",
    "ReglaCambiada",
    "ReglaPedida",
    "RelojAtrasado",
    "SinConsentimiento",
    "SinQueBuscar",
    "SinSecretaria",
    "SolicitudCambiada",
    "Tramite",
    "UnidadNoValida",
    "YaEstaEnLaUnidad",
    "abrir",
    "abrir_subsanacion",
    "aceptar",
    "aceptar_intercambio",
    "adjuntar",
    "anadir_a_preparacion",
    "anotar_entrada",
    "anotar_leido",
    "anotar_salida",
    "anular_asiento",
    "anular_envio",
    "aplicar_reglas",
    "aplicar_reglas_a_varios",
    "archivar",
    "asegurar_justificante",
    "asignar",
    "auditar",
    "borrar_plantilla",
    "certificar_asiento",
    "copiar",
    "corregir_preparacion",
    "cumplimentar_reserva",
    "descartar",
    "descartar_preparacion",
    "devolver",
    "enlazar_asientos",
    "enviar_por_sir",
    "etiqueta",
    "exportar_libro",
    "guardar",
    "guardar_plantilla",
    "guardar_regla",
    "indexar",
    "marcar_con_expediente",
    "marcar_leida",
    "parar_presentacion",
    "poner_en_custodia",
    "preparar",
    "preparar_asiento",
    "presentar",
    "presentar_con_justificante",
    "quitar_adjunto",
    "quitar_de_preparacion",
    "reabrir",
    "reanudar_presentacion",
    "rechazar_intercambio",
    "recibir_mensaje",
    "recordar_persona",
    "rectificar_asiento",
    "reenviar",
    "reenviar_intercambio",
    "registrar_entrada",
    "registrar_preparacion",
    "registrar_salida",
    "reintentar",
    "reservar_numero",
    "sacar_de_custodia",
    "solicitud_preparada",
    "soltar",
]
