"""The invented people of the simulated Cl@ve."""

from __future__ import annotations

from dataclasses import dataclass

from consistorio.identidad.pki.censo import CENSO_DE_DEMOSTRACION


@dataclass(frozen=True, slots=True)
class PersonaSimulada:
    nif: str
    nombre: str


PERSONAS = tuple(
    PersonaSimulada(p.nif, f"{p.nombre} {p.apellidos}".strip())
    for p in CENSO_DE_DEMOSTRACION.ciudadanos.values()
)
