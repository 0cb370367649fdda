"""Two units with their people, and what is filed for one of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from consistorio.organizacion import services as organizacion
from consistorio.plataforma.actores import Actor, Clase, sistema
from consistorio.plataforma.actores.asignaciones import asignar
from consistorio.registro import services
from consistorio.registro.services import PersonaDeAsiento, Presentacion

EVA, LUIS, NURIA = "99999999R", "10000003V", "10000004H"
BASICO = frozenset({"registro.consultar", "registro.distribuir"})


@dataclass
class Casa:
    """:param obras: the unit that is not the office."""

    entidad: Any
    ciudadana: Actor
    reloj: Any
    oficina: UUID
    obras: UUID
    _claves: int = 0

    def de(self, nif: str, unidad: UUID, permisos: frozenset[str] = BASICO) -> Actor:
        return Actor(self.entidad, Clase.EMPLEADO, nif, nif, permisos, unidades=frozenset({unidad}))

    @property
    def eva(self) -> Actor:
        """In the office, and she may assign."""
        return self.de(EVA, self.oficina, BASICO | {"registro.asignar"})

    @property
    def luis(self) -> Actor:
        return self.de(LUIS, self.oficina)

    @property
    def nuria(self) -> Actor:
        return self.de(NURIA, self.obras)

    def llega(self, extracto: str = "Instancia general", **campos: Any) -> UUID:
        """File something, for the office unless said otherwise, and return its asiento."""
        self._claves += 1
        quien = PersonaDeAsiento(papel="interesado", nif="12345678Z", nombre="ANA GARCÍA PRUEBA")
        datos = {"interesados": (quien,), "unidad_destino": self.oficina, **campos}
        hecho = services.anotar_entrada(
            actor=self.ciudadana,
            presentacion=Presentacion(extracto=extracto, **datos),
            clave=f"k{self._claves}",
            reloj=self.reloj,
        )
        return hecho.id


def montar(entidad: Any, ciudadana: Actor, reloj: Any, oficina: UUID) -> Casa:
    actor = sistema(entidad, "pruebas")
    obras = organizacion.crear_unidad(actor=actor, codigo="OBRAS", nombre="Urbanismo y obras")
    for nif, nombre, unidad, rol in (
        (EVA, "EVA FUNCIONARIA", oficina, "registro"),
        (LUIS, "LUIS REGISTRO", oficina, "tramitador"),
        (NURIA, "NURIA TÉCNICA", obras, "tramitador"),
    ):
        asignar(
            clase=Clase.EMPLEADO,
            identificador=nif,
            rol=rol,
            desde=date(2024, 1, 1),
            unidad_id=unidad,
        )
        organizacion.dar_de_alta(
            actor=actor,
            nif=nif,
            nombre=nombre,
            email="",
            unidad_id=unidad,
            alta_el=date(2024, 1, 1),
        )
    return Casa(entidad, ciudadana, reloj, oficina, obras)
