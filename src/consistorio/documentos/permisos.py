from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from consistorio.plataforma.actores import Permiso

PERMISOS = (
    Permiso("documentos.consultar", _("Consultar por la API los documentos de la entidad")),
)
ROLES_POR_DEFECTO = {"aplicacion": ("documentos.consultar",)}
