"""Reads about identity that other modules may ask for."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from consistorio.identidad.models import Contacto, EvidenciaDeAcceso


@dataclass(frozen=True, slots=True)
class ContactoVisto:
    """What a person told us of how to reach her."""

    nif: str
    nombre: str
    email: str = ""
    telefono: str = ""
    domicilio: dict[str, str] = field(default_factory=dict)
    idioma: str = "es"
    elige_electronico: bool = False


@dataclass(frozen=True, slots=True)
class EvidenciaVista:
    """The evidence of a login, for the documents that rest on it."""

    id: UUID
    sistema: str
    nivel: str
    nif: str
    nombre: str
    huella: str
    ip: str | None
    ocurrida_en: datetime
    serie: str


def contacto(nif: str) -> ContactoVisto | None:
    """Return the contact data of a person, or None if she never gave any."""
    uno = Contacto.objects.filter(nif=nif).first()
    if uno is None:
        return None
    return ContactoVisto(
        uno.nif,
        uno.nombre,
        uno.email,
        uno.telefono,
        uno.domicilio,
        uno.idioma,
        uno.elige_electronico,
    )


def evidencia(evidencia_id: UUID) -> EvidenciaVista:
    """Return the evidence of a login of the entidad in course."""
    e = EvidenciaDeAcceso.objects.get(id=evidencia_id)
    return EvidenciaVista(
        e.id,
        e.sistema,
        e.nivel,
        e.nif,
        e.nombre,
        e.huella,
        e.ip,
        e.ocurrida_en,
        e.veredicto.get("serie", ""),
    )
