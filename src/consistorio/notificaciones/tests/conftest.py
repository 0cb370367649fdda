from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

from consistorio.documentos import services as documentos
from consistorio.notificaciones import services
from consistorio.notificaciones.services import Destinatario
from consistorio.plataforma.actores.actor import Actor
from consistorio.plataforma.transacciones import acto


@pytest.fixture(autouse=True)
def habitaciones(pki: object) -> None:
    """Let the worker know the tasks and handlers, as the server does when it starts."""
    from consistorio.plataforma.apps import cargar_habitaciones

    cargar_habitaciones("tasks", "handlers")


class RelojMovil:
    """A clock that the test moves."""

    def __init__(self, instante: datetime) -> None:
        self.instante = instante

    def __call__(self) -> datetime:
        return self.instante

    def avanzar(self, **cuanto: float) -> None:
        self.instante += timedelta(**cuanto)


@pytest.fixture
def movil(reloj):
    return RelojMovil(reloj())


@pytest.fixture
def documento(empleada, reloj):
    def crear(nombre: str = "Oficio.pdf") -> UUID:
        with acto():
            return documentos.incorporar(
                actor=empleada,
                nombre=nombre,
                contenido=uuid4().bytes,
                mime="application/pdf",
                tipo_documental="TD07",
                origen_ciudadano=False,
                reloj=reloj,
            ).id

    return crear


@pytest.fixture
def poner(empleada, movil, documento):
    """Put a notification at the disposal of Ana, and return its key."""

    def hacer(*, actor: Actor = empleada, obligada: bool = True, **datos) -> UUID:
        persona = {"nif": "12345678Z", "nombre": "ANA GARCÍA PRUEBA", "email": "ana@correo.example"}
        persona |= datos.pop("persona", {})
        return services.poner_a_disposicion(
            actor=actor,
            documento_id=datos.pop("documento_id", None) or documento(),
            destinatario=Destinatario(**persona),
            obligada_o_elegida=obligada,
            organo="Alcaldía",
            procedimiento="Licencia de obra menor",
            asunto_neutro="Resolución de un procedimiento",
            reloj=movil,
            **datos,
        )

    return hacer


@pytest.fixture
def otra_persona(ciudadana) -> Actor:
    return replace(ciudadana, identificador="87654321X", nombre="LUIS PRUEBA")
