from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from consistorio.plataforma.actores.permisos import todos_los_permisos

if TYPE_CHECKING:
    from consistorio.plataforma.models import Entidad


class Clase(StrEnum):
    """What kind of actor it is; one person may be a citizen and an employee, never at once."""

    CIUDADANO = "ciudadano"
    EMPLEADO = "empleado"
    APLICACION = "aplicacion"
    SISTEMA = "sistema"


class SinPermiso(Exception):
    """The actor may not do this."""

    def __init__(self, permiso: str) -> None:
        super().__init__(f"No tiene permiso: {permiso}")
        self.permiso = permiso


@dataclass(frozen=True, slots=True)
class Representado:
    """The person in whose name a representative acts."""

    nif: str
    nombre: str


@dataclass(frozen=True, slots=True)
class Actor:
    """
    Somebody, or something, that acts in an entidad.

    :param identificador: NIF of a person, client_id of an application, name of a system part.
    :param evidencia_id: the stored evidence of the login.
    :param ambitos: each permission with the unidad for which it was given; None, for all of them.
    """

    entidad: Entidad
    clase: Clase
    identificador: str
    nombre: str
    permisos: frozenset[str]
    unidades: frozenset[UUID] = frozenset()
    evidencia_id: UUID | None = None
    sesion_id: UUID | None = None
    representa: Representado | None = None
    nivel: str = ""
    datos: dict[str, str] = field(default_factory=dict, hash=False, compare=False)
    ambitos: frozenset[tuple[str, UUID | None]] = frozenset()

    def puede(self, permiso: str) -> bool:
        return permiso in self.permisos

    def exigir(self, permiso: str) -> None:
        """
        Let the deed go on only if the actor may do it.

        :raises SinPermiso: otherwise.
        """
        if permiso not in self.permisos:
            raise SinPermiso(permiso)

    def puede_en(self, permiso: str, unidad_id: UUID | None) -> bool:
        """Tell whether the actor may do it in that unidad; who has no ambitos has no limits."""
        if permiso not in self.permisos:
            return False
        if not self.ambitos or (permiso, None) in self.ambitos:
            return True
        return unidad_id is not None and (permiso, unidad_id) in self.ambitos

    def exigir_en(self, permiso: str, unidad_id: UUID | None) -> None:
        """
        Let the deed go on only if the actor may do it in that unidad.

        :raises SinPermiso: otherwise.
        """
        if not self.puede_en(permiso, unidad_id):
            raise SinPermiso(permiso)

    def unidades_con(self, permiso: str) -> frozenset[UUID] | None:
        """Return the unidades where the actor may do it; None, in all of them."""
        if permiso not in self.permisos:
            return frozenset()
        if not self.ambitos or (permiso, None) in self.ambitos:
            return None
        return frozenset(u for p, u in self.ambitos if p == permiso and u is not None)

    @property
    def es_empleado(self) -> bool:
        return self.clase is Clase.EMPLEADO

    @property
    def es_ciudadano(self) -> bool:
        return self.clase is Clase.CIUDADANO

    @property
    def interesado(self) -> Representado:
        """The person whose matter it is: the one represented, or the actor."""
        return self.representa or Representado(self.identificador, self.nombre)


def sistema(entidad: Entidad, nombre: str) -> Actor:
    """Return the actor of an automatic part of the platform, which may do everything."""
    return Actor(entidad, Clase.SISTEMA, nombre, nombre, todos_los_permisos())
