"""Skeletons of asiento that each official keeps, to begin from them."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.transacciones import acto
from consistorio.registro.models import Plantilla, Sentido
from consistorio.registro.services.mostrador import PERMISOS

SE_GUARDAN = (
    "extracto",
    "expone",
    "solicita",
    "unidad",
    "idioma",
    "transporte",
    "documentacion_fisica",
    "observaciones",
)
"""What a skeleton keeps: never a person's data."""


class PlantillaRepetida(Exception):
    """The official has another skeleton with that name."""


class PlantillaInexistente(LookupError):
    """There is no such skeleton, or it is another official's."""


def guardar_plantilla(*, actor: Actor, libro: str, nombre: str, datos: Mapping[str, str]) -> UUID:
    """
    Keep a skeleton of asiento for the actor and return its key. Persons are never kept in it.

    :raises PlantillaRepetida: if the actor has one of that name already.
    """
    actor.exigir(PERMISOS[Sentido(libro)])
    with acto():
        plantilla, es_nueva = Plantilla.objects.get_or_create(
            empleado=actor.identificador,
            sentido=libro,
            nombre=nombre.strip()[:80],
            defaults={"datos": {n: datos[n] for n in SE_GUARDAN if datos.get(n)}},
        )
        if not es_nueva:
            raise PlantillaRepetida(nombre)
        bitacora.anotar(
            actor, "registro.guardar_plantilla", objeto="plantilla", objeto_id=plantilla.id
        )
    return plantilla.id  # type: ignore[no-any-return]


def borrar_plantilla(*, actor: Actor, plantilla_id: UUID) -> None:
    """
    Throw away a skeleton of the actor.

    :raises PlantillaInexistente: if it is not the actor's, or it is not there any more.
    """
    if not any(actor.puede(permiso) for permiso in PERMISOS.values()):
        actor.exigir(PERMISOS[Sentido.ENTRADA])
    with acto():
        suyas = Plantilla.objects.filter(empleado=actor.identificador, id=plantilla_id)
        if not suyas.delete()[0]:
            raise PlantillaInexistente(plantilla_id)
        bitacora.anotar(
            actor, "registro.borrar_plantilla", objeto="plantilla", objeto_id=plantilla_id
        )
