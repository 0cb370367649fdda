"""The catalogue of permissions: every module adds its own in ``permisos.py``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module, util
from typing import Any

from django.apps import apps
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Permiso:
    """A permission, with the sentence by which people know it."""

    codigo: str
    frase: str | Promise


def _habitaciones() -> list[Any]:
    return [
        import_module(f"{modulo.name}.permisos")
        for modulo in apps.get_app_configs()
        if modulo.name.startswith("consistorio.") and util.find_spec(f"{modulo.name}.permisos")
    ]


@cache
def catalogo() -> dict[str, Permiso]:
    """Return every permission of the installation, by its code."""
    return {p.codigo: p for sala in _habitaciones() for p in sala.PERMISOS}


@cache
def todos_los_permisos() -> frozenset[str]:
    return frozenset(catalogo())


@cache
def roles_por_defecto() -> dict[str, frozenset[str]]:
    """Return the roles that an entidad starts with: union of what each module proposes."""
    roles: dict[str, set[str]] = {}
    for sala in _habitaciones():
        for rol, permisos in getattr(sala, "ROLES_POR_DEFECTO", {}).items():
            roles.setdefault(rol, set()).update(permisos)
    return {rol: frozenset(permisos) for rol, permisos in roles.items()}
