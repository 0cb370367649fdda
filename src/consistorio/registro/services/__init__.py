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
    "PersonaDeAsiento",
    "Preparada",
    "Presentacion",
    "RelojAtrasado",
    "SinConsentimiento",
    "SolicitudCambiada",
    "Tramite",
    "abrir",
    "aceptar",
    "aceptar_intercambio",
    "adjuntar",
    "anotar_entrada",
    "anotar_salida",
    "anular_envio",
    "asegurar_justificante",
    "descartar",
    "enviar_por_sir",
    "guardar",
    "marcar_con_expediente",
    "preparar",
    "presentar",
    "presentar_con_justificante",
    "quitar_adjunto",
    "rechazar_intercambio",
    "recibir_mensaje",
    "reenviar_intercambio",
    "reintentar",
    "solicitud_preparada",
]
