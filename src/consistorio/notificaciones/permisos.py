from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from consistorio.plataforma.actores import Permiso

PERMISOS = (
    Permiso("notificaciones.acceder", _("Ver, aceptar y rechazar las notificaciones propias")),
    Permiso("notificaciones.practicar", _("Poner notificaciones a disposición en la sede")),
    Permiso("notificaciones.consultar", _("Consultar las notificaciones de los expedientes")),
    Permiso("notificaciones.entregar", _("Anotar las entregas en papel y los anuncios en el BOE")),
    Permiso("notificaciones.anular", _("Anular una notificación antes de que tenga efecto")),
)
ROLES_POR_DEFECTO = {
    "aplicacion": (
        "notificaciones.practicar",
        "notificaciones.consultar",
        "notificaciones.entregar",
    ),
    "ciudadano": ("notificaciones.acceder",),
    "tramitador": (
        "notificaciones.practicar",
        "notificaciones.consultar",
        "notificaciones.entregar",
    ),
    "firmante": ("notificaciones.consultar",),
    "secretaria": (
        "notificaciones.practicar",
        "notificaciones.consultar",
        "notificaciones.entregar",
        "notificaciones.anular",
    ),
}
