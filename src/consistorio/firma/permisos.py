from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from consistorio.plataforma.actores import Permiso

PERMISOS = (
    Permiso("firma.firmar", _("Firmar y rechazar los documentos de su portafirmas")),
    Permiso("firma.enviar", _("Enviar documentos a la firma y retirarlos")),
    Permiso("firma.supervisar", _("Ver todas las peticiones de firma de la entidad")),
    Permiso("firma.conservar", _("Sellar y renovar las evidencias de los documentos")),
    Permiso("firma.sellos", _("Poner y quitar el sello electrónico de la entidad")),
    Permiso("firma.custodiar", _("Emitir y revocar claves de firma en la nube")),
)
ROLES_POR_DEFECTO = {
    "aplicacion": ("firma.enviar",),
    "firmante": ("firma.firmar",),
    "tramitador": ("firma.enviar",),
    "secretaria": ("firma.enviar", "firma.supervisar"),
    "administrador": ("firma.custodiar", "firma.conservar", "firma.sellos"),
}
