"""Deeds on the organisation of the entidad."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from consistorio.nucleo.identificadores import Nif
from consistorio.organizacion.models import Cargo, Empleado, Unidad
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.transacciones import acto


def crear_unidad(*, actor: Actor, codigo: str, nombre: str, es_registro: bool = False) -> UUID:
    """Create a unit and return its key."""
    actor.exigir("organizacion.gestionar")
    with acto():
        unidad = Unidad.objects.create(codigo=codigo, nombre=nombre, es_registro=es_registro)
        bitacora.anotar(actor, "organizacion.crear_unidad", objeto="unidad", objeto_id=unidad.id)
    return unidad.id  # type: ignore[no-any-return]


def dar_de_alta(
    *, actor: Actor, nif: str, nombre: str, email: str, unidad_id: UUID, alta_el: date
) -> UUID:
    """
    Add somebody to the staff and return the key.

    :raises NifNoValido: if the NIF is not well formed.
    """
    actor.exigir("organizacion.gestionar")
    with acto():
        empleado = Empleado.objects.create(
            nif=Nif.leer(nif).valor,
            nombre=nombre,
            email=email,
            unidad_id=unidad_id,
            alta_el=alta_el,
        )
        bitacora.anotar(actor, "organizacion.alta", objeto="empleado", objeto_id=empleado.id)
    return empleado.id  # type: ignore[no-any-return]


def nombrar(
    *, actor: Actor, empleado_id: UUID, codigo: str, nombre: str, desde: date, acto_de: str = ""
) -> None:
    """Give a post to somebody of the staff from ``desde`` on."""
    actor.exigir("organizacion.gestionar")
    with acto():
        cargo = Cargo.objects.create(
            codigo=codigo,
            nombre=nombre,
            empleado_id=empleado_id,
            desde=desde,
            nombramiento=acto_de,
        )
        bitacora.anotar(actor, "organizacion.nombrar", objeto="cargo", objeto_id=cargo.id)
