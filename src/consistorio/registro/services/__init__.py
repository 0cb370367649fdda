"""Deeds of the registro general."""

from consistorio.registro.services.anotar import (
    AsientoHecho,
    ClaveReutilizada,
    RelojAtrasado,
    anotar_entrada,
    anotar_salida,
    presentar_con_justificante,
)
from consistorio.registro.services.bandeja import aceptar, marcar_con_expediente
from consistorio.registro.services.borrador import (
    AdjuntoNoAdmitido,
    BorradorInexistente,
    BorradorYaPresentado,
    abrir,
    adjuntar,
    descartar,
    guardar,
    quitar_adjunto,
)
from consistorio.registro.services.justificante import asegurar_justificante
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
from consistorio.registro.services.reparto import (
    EntregaNoDisponible,
    NoEsDeLaUnidad,
    UnidadNoValida,
    YaEstaEnLaUnidad,
    archivar,
    asignar,
    copiar,
    devolver,
    marcar_leida,
    reabrir,
    reenviar,
    soltar,
)
from consistorio.registro.services.solicitud import (
    Preparada,
    Tramite,
    preparar,
    solicitud_preparada,
)

__all__ = [
    "AdjuntoNoAdmitido",
    "AsientoHecho",
    "BorradorInexistente",
    "BorradorYaPresentado",
    "ClaveReutilizada",
    "DocumentoPresentado",
    "EntregaNoDisponible",
    "NoEsDeLaUnidad",
    "PersonaDeAsiento",
    "Preparada",
    "Presentacion",
    "RelojAtrasado",
    "SinConsentimiento",
    "SolicitudCambiada",
    "Tramite",
    "UnidadNoValida",
    "YaEstaEnLaUnidad",
    "abrir",
    "aceptar",
    "adjuntar",
    "anotar_entrada",
    "anotar_salida",
    "archivar",
    "asegurar_justificante",
    "asignar",
    "copiar",
    "descartar",
    "devolver",
    "guardar",
    "marcar_con_expediente",
    "marcar_leida",
    "preparar",
    "presentar",
    "presentar_con_justificante",
    "quitar_adjunto",
    "reabrir",
    "reenviar",
    "solicitud_preparada",
    "soltar",
]
