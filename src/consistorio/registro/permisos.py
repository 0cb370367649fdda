from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from consistorio.plataforma.actores import Permiso

PERMISOS = (
    Permiso("registro.presentar", _("Presentar escritos en el registro electrónico general")),
    Permiso("registro.ver_propios", _("Ver los asientos y justificantes propios")),
    Permiso("registro.anotar_salida", _("Anotar salidas en el registro general")),
    Permiso("registro.consultar", _("Consultar los asientos de sus unidades")),
    Permiso("registro.distribuir", _("Aceptar y asignar lo que llega a sus unidades")),
    Permiso(
        "registro.asignar", _("Asignar, liberar y reabrir entradas de otras personas de la unidad")
    ),
    Permiso("registro.reglas", _("Escribir las reglas de reparto de las entradas")),
)
ROLES_POR_DEFECTO = {
    "administrador": ("registro.reglas",),
    "ciudadano": ("registro.presentar", "registro.ver_propios"),
    "aplicacion": ("registro.presentar", "registro.consultar", "registro.distribuir"),
    "registro": (
        "registro.consultar",
        "registro.distribuir",
        "registro.asignar",
        "registro.anotar_salida",
    ),
    "tramitador": ("registro.consultar", "registro.distribuir"),
    "secretaria": ("registro.consultar", "registro.anotar_salida"),
}
