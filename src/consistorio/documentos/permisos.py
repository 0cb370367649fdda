from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from consistorio.plataforma.actores import Permiso

PERMISOS = (
    Permiso("documentos.consultar", _("Consultar por la API los documentos de la entidad")),
    Permiso("documentos.leer", _("Ver qué documentos no se pudieron leer y leerlos otra vez")),
    Permiso("documentos.cuarentena", _("Poner documentos en cuarentena y sacarlos de ella")),
)
ROLES_POR_DEFECTO = {
    "aplicacion": ("documentos.consultar",),
    "administrador": ("documentos.cuarentena", "documentos.leer"),
}
