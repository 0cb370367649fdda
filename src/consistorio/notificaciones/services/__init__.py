"""Deeds of notification (LPACAP arts. 40 to 46)."""

from consistorio.notificaciones.rules.papel import PapelNoAdmitido
from consistorio.notificaciones.services.acuse import extender_acuse
from consistorio.notificaciones.services.ampliacion import ampliar_acceso
from consistorio.notificaciones.services.anulacion import YaTieneEfecto, anular
from consistorio.notificaciones.services.aviso import enviar_aviso
from consistorio.notificaciones.services.papel import (
    EntregaEnPapel,
    Justificante,
    anotar_en_papel,
)
from consistorio.notificaciones.services.puesta_a_disposicion import (
    Destinatario,
    poner_a_disposicion,
)
from consistorio.notificaciones.services.respuesta import (
    NotificacionRetirada,
    YaPracticada,
    acceder,
    rechazar,
)
from consistorio.notificaciones.services.vencimiento import registrar_vencidas

__all__ = [
    "Destinatario",
    "EntregaEnPapel",
    "Justificante",
    "NotificacionRetirada",
    "PapelNoAdmitido",
    "YaPracticada",
    "YaTieneEfecto",
    "acceder",
    "ampliar_acceso",
    "anotar_en_papel",
    "anular",
    "enviar_aviso",
    "extender_acuse",
    "poner_a_disposicion",
    "rechazar",
    "registrar_vencidas",
]
