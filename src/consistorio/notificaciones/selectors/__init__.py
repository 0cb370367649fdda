"""Reads of notifications, already limited to whom they concern."""

from consistorio.notificaciones.selectors.consultas import (
    NotificacionInexistente,
    de_expediente,
    de_la_persona,
    documentos_reservados,
    notificacion,
    notificaciones,
    pendientes,
    visibles_para,
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
    "DocumentoVisto",
    "HechoVisto",
    "NotificacionInexistente",
    "NotificacionVista",
    "advertencia",
    "de_expediente",
    "de_la_persona",
    "dia_ampliado",
    "documentos_reservados",
    "efecto_de",
    "fecha_de_rechazo",
    "notificacion",
    "notificaciones",
    "pendientes",
    "visibles_para",
    "vista",
]
