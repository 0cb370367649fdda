"""What an actor may do today, from the roles that it has been given."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q

from consistorio.plataforma.actores.actor import Actor, Clase, sistema
from consistorio.plataforma.actores.permisos import roles_por_defecto
from consistorio.plataforma.models import Asignacion, Entidad, Rol

ROL_CIUDADANO = "ciudadano"
NOMBRES = {
    "ciudadano": "Ciudadanía",
    "registro": "Registro general",
    "tramitador": "Tramitación",
    "firmante": "Firma",
    "secretaria": "Secretaría",
    "auditor": "Auditoría y protección de datos",
    "administrador": "Administración",
    "aplicacion": "Aplicación integrada",
    "nodo_sir": "Nodo de SIR",
}


class Alcance(NamedTuple):
    """What an actor may do, in which unidades, and each permission with its unidad."""

    permisos: frozenset[str]
    unidades: frozenset[UUID]
    ambitos: frozenset[tuple[str, UUID | None]]


def alcance_de(clase: Clase, identificador: str, dia: date) -> Alcance:
    """Return what the actor may do on ``dia`` in the entidad in course, and in which unidades."""
    vigentes = Asignacion.objects.filter(
        Q(hasta__isnull=True) | Q(hasta__gte=dia),
        clase=clase,
        identificador=identificador,
        desde__lte=dia,
    ).values_list("rol__permisos", "unidad_id")
    ambitos = {(permiso, unidad) for lista, unidad in vigentes for permiso in lista}
    unidades = {unidad for _lista, unidad in vigentes if unidad is not None}
    permisos = {permiso for permiso, _unidad in ambitos}
    if clase is Clase.CIUDADANO:
        permisos |= roles_por_defecto().get(ROL_CIUDADANO, frozenset())
    return Alcance(frozenset(permisos), frozenset(unidades), frozenset(ambitos))


def actor_de_hoy(
    entidad: Entidad, clase: Clase, identificador: str, nombre: str, dia: date
) -> Actor:
    """
    Return who asked for something that is done later, with what it may do on ``dia``.

    A part of the system may do everything, as when it asked.
    """
    if clase is Clase.SISTEMA:
        return sistema(entidad, identificador)
    alcance = alcance_de(clase, identificador, dia)
    return Actor(
        entidad,
        clase,
        identificador,
        nombre,
        alcance.permisos,
        unidades=alcance.unidades,
        ambitos=alcance.ambitos,
    )


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
