"""Reads of notifications, already limited to whom they concern."""

from consistorio.notificaciones.selectors.consultas import (
    de_expediente,
    de_la_persona,
    documentos_reservados,
    notificacion,
    notificaciones,
    pendientes,
    visibles_para,
)
from consistorio.notificaciones.selectors.papel import (
    RESULTADOS,
    NotificacionInexistente,
    Papel,
    intentos_de,
    papel_de,
)
from consistorio.notificaciones.selectors.vista import (
    DocumentoVisto,
    HechoVisto,
    NotificacionVista,
    advertencia,
    dia_ampliado,
    efecto_de,
    fecha_de_rechazo,
    vista,
)

__all__ = [
    "RESULTADOS",
    "DocumentoVisto",
    "HechoVisto",
    "NotificacionInexistente",
    "NotificacionVista",
    "Papel",
    "advertencia",
    "de_expediente",
    "de_la_persona",
    "dia_ampliado",
    "documentos_reservados",
    "efecto_de",
    "fecha_de_rechazo",
    "intentos_de",
    "notificacion",
    "notificaciones",
    "papel_de",
    "pendientes",
    "visibles_para",
    "vista",
]
