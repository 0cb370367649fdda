"""
What the entidad says of its own sede, read from its settings.

``Entidad.ajustes["sede"]`` has the keys of `DatosDeLaSede`. What is not said is left out of the
pages: nothing is invented in the name of a town hall.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

from consistorio.plataforma.models import Entidad

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Oficina:
    """An oficina de asistencia en materia de registros (LPACAP art. 16.4)."""

    nombre: str = ""
    codigo: str = ""
    direccion: str = ""
    horario: str = ""
    telefono: str = ""
    correo: str = ""


@dataclass(frozen=True, slots=True)
class ActoDeCreacion:
    """The act that created the sede (RD 203/2021 art. 10.2)."""

    organo: str = ""
    fecha: str = ""
    boletin: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Unidad:
    codigo: str = ""
    nombre: str = ""


@dataclass(frozen=True, slots=True)
class DatosDeLaSede:
    direccion: str = ""
    codigo_postal: str = ""
    municipio: str = ""
    provincia: str = ""
    telefono: str = ""
    correo: str = ""
    organo_responsable: str = ""
    delegado_de_datos: str = ""
    unidad_de_accesibilidad: str = ""
    revision_de_accesibilidad: str = ""
    acto: ActoDeCreacion = field(default_factory=ActoDeCreacion)
    oficinas: tuple[Oficina, ...] = ()
    unidades: tuple[Unidad, ...] = ()


def datos_de(entidad: Entidad) -> DatosDeLaSede:
    """Return what the entidad has said; keys that we do not know are ignored."""
    crudo: dict[str, Any] = entidad.ajustes.get("sede", {})
    simples = {
        f.name: str(crudo[f.name])
        for f in fields(DatosDeLaSede)
        if isinstance(crudo.get(f.name), str)
    }
    return DatosDeLaSede(
        **simples,
        acto=_parte(ActoDeCreacion, crudo.get("acto", {})),
        oficinas=tuple(_parte(Oficina, o) for o in crudo.get("oficinas", ())),
        unidades=tuple(_parte(Unidad, u) for u in crudo.get("unidades", ())),
    )


def _parte(clase: type[T], crudo: dict[str, Any]) -> T:
    conocidas = {f.name for f in fields(clase)}  # type: ignore[arg-type]
    return clase(**{c: str(v) for c, v in crudo.items() if c in conocidas})
