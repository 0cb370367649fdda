from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from consistorio.plataforma.actores import Permiso

PERMISOS = (Permiso("catalogo.publicar", _("Publicar y retirar procedimientos del catálogo")),)
ROLES_POR_DEFECTO = {
    "secretaria": ("catalogo.publicar",),
    "administrador": ("catalogo.publicar",),
}
