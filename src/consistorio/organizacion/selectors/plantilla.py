"""Reads of the organisation that other modules may ask for, in the entidad in course."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from consistorio.organizacion.models import Cargo, Empleado, Unidad
from consistorio.plataforma.entidades import entidad_en_curso
from consistorio.plataforma.memoria import Memoria

SEGUNDOS_EN_MEMORIA = 30
_destinos: Memoria[tuple[UUID, str]] = Memoria(SEGUNDOS_EN_MEMORIA)


@dataclass(frozen=True, slots=True)
class CargoVisto:
    """A post and who holds it."""

    codigo: str
    nombre: str
    nif: str
    titular: str


@dataclass(frozen=True, slots=True)
class EmpleadoVisto:
    """Somebody of the staff."""

    nif: str
    nombre: str
    email: str
    unidad_id: UUID
    unidad: str


def unidades() -> list[tuple[UUID, str, str]]:
    """Return (key, code, name) of the units, by name."""
    return list(Unidad.objects.order_by("nombre").values_list("id", "codigo", "nombre"))


def unidad_por_codigo(codigo: str) -> UUID | None:
    """Return the key of a unit, or None if there is no such unit."""
    return Unidad.objects.filter(codigo=codigo).values_list("id", flat=True).first()


def nombre_de_unidad(unidad_id: UUID) -> str:
    """Return the name of a unit, empty if it does not exist."""
    return Unidad.objects.filter(id=unidad_id).values_list("nombre", flat=True).first() or ""


def oficina_de_registro() -> UUID:
    """Return the unit to which what has no unit of its own goes."""
    return Unidad.objects.filter(es_registro=True).values_list("id", flat=True)[0]  # type: ignore[no-any-return]


def oficinas() -> list[tuple[UUID, str, str]]:
    """Return (key, code, name) of the oficinas de asistencia en materia de registros, by name."""
    filas = Unidad.objects.filter(es_registro=True).order_by("nombre")
    return list(filas.values_list("id", "codigo", "nombre"))


def destino(codigo: str) -> tuple[UUID, str] | None:
    """
    Return key and name of the unit ``codigo`` (empty: the registry office), or None.

    Remembered for half a minute: every filing asks, and units hardly ever change.
    """

    def leer() -> tuple[UUID, str] | None:
        filtro = {"codigo": codigo} if codigo else {"es_registro": True}
        return Unidad.objects.filter(**filtro).values_list("id", "nombre").first()

    return _destinos.recordar(f"{entidad_en_curso().pk}:{codigo}", leer)


def empleado(nif: str) -> EmpleadoVisto | None:
    """Return who has that NIF, or None."""
    uno = Empleado.objects.filter(nif=nif).select_related("unidad").first()
    if uno is None:
        return None
    return EmpleadoVisto(uno.nif, uno.nombre, uno.email, uno.unidad_id, uno.unidad.nombre)


def cargos_vigentes(dia: date) -> list[CargoVisto]:
    """Return the posts with a holder on ``dia``: those who can be asked to sign."""
    return [
        CargoVisto(c.codigo, c.nombre, c.empleado.nif, c.empleado.nombre)
        for c in _vigentes(dia).select_related("empleado").order_by("nombre")
    ]


def cargos_de(nif: str, dia: date) -> list[CargoVisto]:
    """Return the posts that ``nif`` holds on ``dia``."""
    return [cargo for cargo in cargos_vigentes(dia) if cargo.nif == nif]


def titular_de(codigo: str, dia: date) -> CargoVisto | None:
    """Return who holds the post ``codigo`` on ``dia``, or None if it is vacant."""
    return next((c for c in cargos_vigentes(dia) if c.codigo == codigo), None)


def _vigentes(dia: date) -> QuerySet[Cargo]:
    return Cargo.objects.filter(Q(hasta__isnull=True) | Q(hasta__gte=dia), desde__lte=dia)


def personal_de(unidad_id: UUID, dia: date) -> list[EmpleadoVisto]:
    """Return who works in a unit on ``dia``, by name."""
    suyos = Empleado.objects.filter(
        Q(baja_el__isnull=True) | Q(baja_el__gte=dia), unidad_id=unidad_id, alta_el__lte=dia
    )
    return [
        EmpleadoVisto(e.nif, e.nombre, e.email, e.unidad_id, e.unidad.nombre)
        for e in suyos.select_related("unidad").order_by("nombre")
    ]


def nombres_de(nifs: set[str]) -> dict[str, str]:
    """Return the names of those of the staff who have these NIF."""
    return dict(Empleado.objects.filter(nif__in=nifs).values_list("nif", "nombre"))


def todo_el_personal() -> list[EmpleadoVisto]:
    """Return who works in the entidad and has not left it, by name."""
    filas = Empleado.objects.filter(baja_el__isnull=True).select_related("unidad")
    return [
        EmpleadoVisto(e.nif, e.nombre, e.email, e.unidad_id, e.unidad.nombre)
        for e in filas.order_by("nombre")
    ]
