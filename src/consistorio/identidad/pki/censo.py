"""Who lives in the demonstration: made-up people and bodies with well-formed NIF."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .perfiles import Organizacion, Persona


@dataclass(frozen=True, slots=True)
class Empleado:
    persona: Persona
    entidad: str
    cargo: str


@dataclass(frozen=True, slots=True)
class Representante:
    persona: Persona
    entidad: Organizacion


@dataclass(frozen=True, slots=True, kw_only=True)
class Censo:
    """Whom to issue certificates; the keys are short names, used as file names too."""

    entidades: Mapping[str, Organizacion] = field(default_factory=dict)
    empleados: Mapping[str, Empleado] = field(default_factory=dict)
    ciudadanos: Mapping[str, Persona] = field(default_factory=dict)
    representantes: Mapping[str, Representante] = field(default_factory=dict)


def _persona(nif: str, nombre: str, apellido_1: str, apellido_2: str, email: str) -> Persona:
    return Persona(
        nif=nif, nombre=nombre, apellido_1=apellido_1, apellido_2=apellido_2, email=email
    )


CENSO_DE_DEMOSTRACION = Censo(
    entidades={
        "valdehaya": Organizacion(nif="P4890100C", nombre="Ayuntamiento de Valdehaya"),
    },
    empleados={
        "alcaldesa": Empleado(
            _persona("11111111H", "Itziar", "Mendoza", "Ruiz", "alcaldia@valdehaya.example"),
            "valdehaya",
            "Alcaldesa",
        ),
        "secretario": Empleado(
            _persona("22222222J", "Tomás", "Ibáñez", "Larrea", "secretaria@valdehaya.example"),
            "valdehaya",
            "Secretario-interventor",
        ),
        "tecnica": Empleado(
            _persona("33333333P", "Núria", "Peñalver", "Soto", "urbanismo@valdehaya.example"),
            "valdehaya",
            "Técnica de urbanismo",
        ),
        "registro": Empleado(
            _persona("44444444A", "Íñigo", "Castaño", "Gil", "registro@valdehaya.example"),
            "valdehaya",
            "Auxiliar de registro",
        ),
    },
    ciudadanos={
        "maria": _persona("12345678Z", "María", "Núñez", "Echevarría", "maria@correo.example"),
        "jose": _persona("99999999R", "José", "Muñoz", "Otero", "jose@correo.example"),
        "olena": _persona("X1234567L", "Olena", "Kovalenko", "", "olena@correo.example"),
    },
    representantes={
        "panaderia": Representante(
            _persona("87654321X", "Ramón", "Güell", "Prats", "ramon@panaderia.example"),
            Organizacion(nif="B85626240", nombre="Panadería La Espiga, S.L."),
        ),
    },
)
