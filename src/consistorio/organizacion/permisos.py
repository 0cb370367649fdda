from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from consistorio.plataforma.actores import Permiso

PERMISOS = (
    Permiso("organizacion.gestionar", _("Gestionar unidades, personal y cargos de la entidad")),
    Permiso("organizacion.suplencias", _("Disponer quién suple a quien ocupa un cargo")),
    Permiso(
        "organizacion.publicar_incidencias",
        _("Publicar incidencias de la sede y ampliaciones de plazo"),
    ),
)
ROLES_POR_DEFECTO = {
    "administrador": (
        "organizacion.gestionar",
        "organizacion.publicar_incidencias",
        "organizacion.suplencias",
    ),
    "secretaria": ("organizacion.publicar_incidencias", "organizacion.suplencias"),
}
