from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from consistorio.plataforma.actores import Permiso

PERMISOS = (
    Permiso("expedientes.consultar", _("Consultar los expedientes de sus unidades")),
    Permiso("expedientes.consultar_todos", _("Consultar los expedientes de todas las unidades")),
    Permiso("expedientes.tramitar", _("Incoar y tramitar expedientes")),
    Permiso("expedientes.resolver", _("Dar efecto a las resoluciones firmadas")),
    Permiso("expedientes.archivar", _("Cerrar expedientes y firmar su índice")),
    Permiso("expedientes.exportar", _("Exportar expedientes en formato ENI")),
    Permiso("expedientes.libro", _("Consultar el libro de resoluciones")),
    Permiso("expedientes.presentar", _("Aportar a los expedientes propios")),
    Permiso("expedientes.ver_propios", _("Ver los expedientes propios")),
)
_TRAMITADOR = ("expedientes.consultar", "expedientes.tramitar", "expedientes.exportar")
ROLES_POR_DEFECTO = {
    "aplicacion": ("expedientes.consultar", "expedientes.consultar_todos", "expedientes.tramitar"),
    "ciudadano": ("expedientes.ver_propios", "expedientes.presentar"),
    "tramitador": (*_TRAMITADOR, "expedientes.archivar"),
    "secretaria": (
        *_TRAMITADOR,
        "expedientes.consultar_todos",
        "expedientes.archivar",
        "expedientes.libro",
    ),
    "firmante": ("expedientes.consultar", "expedientes.consultar_todos", "expedientes.libro"),
}
