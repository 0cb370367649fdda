from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from consistorio.plataforma.actores import Permiso

PERMISOS = (
    Permiso("registro.presentar", _("Presentar escritos en el registro electrónico general")),
    Permiso("registro.ver_propios", _("Ver los asientos y justificantes propios")),
    Permiso("registro.registrar_entrada", _("Registrar entradas en el mostrador de su oficina")),
    Permiso("registro.anotar_salida", _("Anotar salidas en el registro general")),
    Permiso("registro.consultar", _("Consultar los asientos de sus unidades")),
    Permiso("registro.distribuir", _("Aceptar y asignar lo que llega a sus unidades")),
    Permiso(
        "registro.asignar", _("Asignar, liberar y reabrir entradas de otras personas de la unidad")
    ),
    Permiso("registro.comunicar", _("Escribir a otras unidades de la casa y leer lo que escriben")),
    Permiso("registro.reglas", _("Escribir las reglas de reparto de las entradas")),
    Permiso(
        "registro.objetivos", _("Fijar en cuánto tiempo ha de atenderse lo que llega a una unidad")
    ),
    Permiso("registro.sir", _("Enviar y recibir asientos de otros registros por SIR")),
    Permiso("registro.sir_entregar", _("Entregar mensajes de SIR en nombre de otra oficina")),
    Permiso("registro.rectificar", _("Rectificar asientos de su oficina con un hecho nuevo")),
    Permiso("registro.anular", _("Anular asientos de su oficina, sin borrarlos")),
    Permiso("registro.reservar", _("Reservar números del libro y cumplimentarlos después")),
    Permiso("registro.exportar", _("Exportar los libros sellados y certificar su contenido")),
    Permiso("registro.custodiar", _("Llevar la custodia de lo que se entrega en papel")),
    Permiso("registro.parar", _("Parar la presentación en la sede, y reanudarla")),
    Permiso(
        "registro.limpiar_borradores", _("Eliminar los borradores caducados (lo hace el sistema)")
    ),
    Permiso("registro.auditar", _("Ver quién ha consultado o anotado cada asiento")),
)
_OFICINA = (
    "registro.registrar_entrada",
    "registro.rectificar",
    "registro.anular",
    "registro.reservar",
    "registro.custodiar",
)
ROLES_POR_DEFECTO = {
    "administrador": ("registro.reglas", "registro.parar", "registro.objetivos"),
    "ciudadano": ("registro.presentar", "registro.ver_propios"),
    "aplicacion": ("registro.presentar", "registro.consultar", "registro.distribuir"),
    "registro": (
        "registro.consultar",
        "registro.comunicar",
        "registro.distribuir",
        "registro.asignar",
        "registro.anotar_salida",
        "registro.sir",
        *_OFICINA,
    ),
    "nodo_sir": ("registro.sir_entregar",),
    "tramitador": ("registro.consultar", "registro.distribuir", "registro.comunicar"),
    "secretaria": (
        "registro.consultar",
        "registro.comunicar",
        "registro.anotar_salida",
        "registro.anular",
        "registro.exportar",
        "registro.parar",
    ),
    "auditor": ("registro.auditar",),
}
