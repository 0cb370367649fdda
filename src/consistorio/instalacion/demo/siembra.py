"""Sows the demonstration province: entidades, units, staff, roles, procedures and keys."""

from __future__ import annotations

from datetime import date
from importlib import import_module, util
from pathlib import Path
from typing import Any
from uuid import UUID

from django.apps import apps

from consistorio.identidad import services as identidad
from consistorio.identidad.pki.demostracion import crear_pki
from consistorio.instalacion.demo import poblacion
from consistorio.instalacion.demo.poblacion import EntidadDeDemostracion, PersonalDeDemostracion
from consistorio.organizacion import services as organizacion
from consistorio.plataforma.actores import Actor, Clase, sistema
from consistorio.plataforma.actores.asignaciones import asignar
from consistorio.plataforma.entidades import en
from consistorio.plataforma.entidades.altas import crear_entidad
from consistorio.plataforma.models import Entidad
from consistorio.plataforma.reloj import ahora
from consistorio.plataforma.transacciones import acto

IDIOMAS = ["es", "eu", "ca", "ca-valencia", "gl", "en", "ru"]
ALTA = date(2024, 1, 1)
FESTIVOS = [
    {"dia": "2026-06-24", "motivo": "San Juan"},
    {"dia": "2026-09-08", "motivo": "Natividad de Nuestra Señora"},
    {"dia": "2027-06-24", "motivo": "San Juan"},
    {"dia": "2027-09-08", "motivo": "Natividad de Nuestra Señora"},
]


def sembrar(datos: Path) -> None:
    """Sow what is missing; what exists stays as it is."""
    if not (datos / "pki" / "revocados.json").exists():
        crear_pki(datos / "pki", ahora=ahora(), censo=poblacion.censo())
    for una in poblacion.ENTIDADES:
        if not Entidad.objects.filter(slug=una.slug).exists():
            with acto():
                _sembrar_entidad(una)


def _sembrar_entidad(una: EntidadDeDemostracion) -> None:
    entidad = crear_entidad(
        codigo=una.codigo,
        slug=una.slug,
        nombre=una.nombre,
        nif=una.nif,
        color=una.color,
        comunidad="CL",
        idiomas=IDIOMAS,
        festivos_locales=FESTIVOS,
        ajustes=_ajustes(una),
    )
    with en(entidad):
        actor = sistema(entidad, "demostracion")
        unidades = {
            codigo: organizacion.crear_unidad(
                actor=actor, codigo=codigo, nombre=nombre, es_registro=codigo == "registro"
            )
            for codigo, nombre in poblacion.UNIDADES
        }
        for persona in poblacion.PERSONAL:
            if persona.entidad == una.slug:
                _sembrar_personal(actor, persona, unidades)
        for modulo in apps.get_app_configs():
            _sembrar_modulo(modulo.name, actor)


def _ajustes(una: EntidadDeDemostracion) -> dict[str, Any]:
    """Return the settings of an entidad: its foot, its province, and its office in SIR."""
    oficina = {"oficina": f"O{una.codigo[1:]}"}
    return {"pie": una.pie, "provincia": "Valderribera", "sir": oficina}


def _sembrar_personal(
    actor: Actor, persona: PersonalDeDemostracion, unidades: dict[str, UUID]
) -> None:
    empleado = organizacion.dar_de_alta(
        actor=actor,
        nif=persona.nif,
        nombre=persona.nombre_completo,
        email=persona.email,
        unidad_id=unidades[persona.unidad],
        alta_el=ALTA,
    )
    if persona.cargo:
        cargo, denominacion = persona.cargo
        organizacion.nombrar(
            actor=actor, empleado_id=empleado, codigo=cargo, nombre=denominacion, desde=ALTA
        )
    _dar_roles(persona, unidades[persona.unidad])
    identidad.crear_credencial(
        entidad=actor.entidad,
        nif=persona.nif,
        nombre=persona.nombre_completo,
        password=poblacion.PASSWORD,
    )


def _dar_roles(persona: PersonalDeDemostracion, unidad_id: UUID) -> None:
    for rol in persona.roles:
        asignar(
            clase=Clase.EMPLEADO,
            identificador=persona.nif,
            rol=rol,
            desde=ALTA,
            unidad_id=unidad_id,
        )


def _sembrar_modulo(modulo: str, actor: Actor) -> None:
    """Let a module sow its own: a function ``sembrar(actor)`` in its ``demostracion.py``."""
    ruta = f"{modulo}.demostracion"
    if modulo.startswith("consistorio.") and util.find_spec(ruta):
        import_module(ruta).sembrar(actor)
