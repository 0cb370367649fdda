from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from consistorio.plataforma.actores import Permiso

PERMISOS = (
    Permiso("identidad.contacto_propio", _("Guardar los datos de contacto propios")),
    Permiso("identidad.aplicaciones", _("Dar de alta programas que usan la API")),
)
ROLES_POR_DEFECTO = {
    "ciudadano": ("identidad.contacto_propio",),
    "administrador": ("identidad.aplicaciones",),
}
