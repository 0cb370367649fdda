"""What an actor may do today, from the roles that it has been given."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q

from consistorio.plataforma.actores.actor import Clase
from consistorio.plataforma.actores.permisos import roles_por_defecto
from consistorio.plataforma.models import Asignacion, Entidad, Rol

ROL_CIUDADANO = "ciudadano"
NOMBRES = {
    "ciudadano": "Ciudadanía",
    "registro": "Registro general",
    "tramitador": "Tramitación",
    "firmante": "Firma",
    "secretaria": "Secretaría",
    "administrador": "Administración",
    "aplicacion": "Aplicación integrada",
    "nodo_sir": "Nodo de SIR",
}


def permisos_y_unidades(
    clase: Clase, identificador: str, dia: date
) -> tuple[frozenset[str], frozenset[UUID]]:
    """Return what the actor may do on ``dia`` in the entidad in course, and in which unidades."""
    vigentes = Asignacion.objects.filter(
        Q(hasta__isnull=True) | Q(hasta__gte=dia),
        clase=clase,
        identificador=identificador,
        desde__lte=dia,
    ).values_list("rol__permisos", "unidad_id")
    permisos: set[str] = set()
    unidades: set[UUID] = set()
    for lista, unidad in vigentes:
        permisos.update(lista)
        if unidad is not None:
            unidades.add(unidad)
    if clase is Clase.CIUDADANO:
        permisos |= roles_por_defecto().get(ROL_CIUDADANO, frozenset())
    return frozenset(permisos), frozenset(unidades)


def crear_roles(entidad: Entidad) -> None:
    """Give ``entidad`` the roles that the modules propose; those that it has stay as they are."""
    for codigo, nombre in NOMBRES.items():
        permisos = sorted(roles_por_defecto().get(codigo, ()))
        Rol.objects.get_or_create(
            entidad=entidad, codigo=codigo, defaults={"nombre": nombre, "permisos": permisos}
        )


def asignar(
    *,
    clase: Clase,
    identificador: str,
    rol: str,
    desde: date,
    unidad_id: UUID | None = None,
    hasta: date | None = None,
) -> None:
    """Give a role to an actor of the entidad in course."""
    Asignacion.objects.create(
        clase=clase,
        identificador=identificador,
        rol=Rol.objects.get(codigo=rol),
        unidad_id=unidad_id,
        desde=desde,
        hasta=hasta,
    )
