from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from consistorio.plataforma.actores import Permiso

PERMISOS = (
    Permiso("documentos.consultar", _("Consultar por la API los documentos de la entidad")),
    Permiso("documentos.ficha", _("Ver la ficha de un documento: sus versiones y derivados")),
    Permiso("documentos.derivar", _("Convertir documentos a PDF/A y prepararlos para publicar")),
    Permiso("documentos.versionar", _("Dar otra versión a un documento sin firmar")),
    Permiso("documentos.eni", _("Importar y exportar documentos ENI")),
    Permiso("documentos.leer", _("Ver qué documentos no se pudieron leer y leerlos otra vez")),
    Permiso("documentos.cuarentena", _("Poner documentos en cuarentena y sacarlos de ella")),
)
_DEL_TRAMITADOR = (
    "documentos.ficha",
    "documentos.derivar",
    "documentos.versionar",
    "documentos.eni",
)
ROLES_POR_DEFECTO = {
    "aplicacion": ("documentos.consultar", "documentos.derivar", "documentos.eni"),
    "tramitador": _DEL_TRAMITADOR,
    "secretaria": _DEL_TRAMITADOR,
    "firmante": ("documentos.ficha",),
    "administrador": ("documentos.cuarentena", "documentos.leer"),
}
