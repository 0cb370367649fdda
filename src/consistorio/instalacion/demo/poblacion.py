"""Who lives in the demonstration province: everything is invented."""

from __future__ import annotations

from dataclasses import dataclass

from consistorio.identidad.pki.censo import CENSO_DE_DEMOSTRACION, Censo, Empleado
from consistorio.identidad.pki.perfiles import Organizacion, Persona

PASSWORD = "valderribera-2026"  # noqa: S105 (of invented people, printed in the demonstration)
DOMINIO = "valderribera.example"


@dataclass(frozen=True, slots=True)
class EntidadDeDemostracion:
    slug: str
    codigo: str
    nombre: str
    nif: str
    color: str
    pie: str


@dataclass(frozen=True, slots=True)
class PersonalDeDemostracion:
    """Somebody of the staff. :param rol: role; :param cargo: code and name of the post."""

    clave: str
    entidad: str
    nif: str
    nombre: str
    apellidos: tuple[str, str]
    unidad: str
    roles: tuple[str, ...]
    cargo: tuple[str, str] | None = None

    @property
    def nombre_completo(self) -> str:
        return f"{self.nombre} {' '.join(self.apellidos)}"

    @property
    def email(self) -> str:
        return f"{self.clave}@{DOMINIO}"


ENTIDADES = (
    EntidadDeDemostracion(
        "villaclara",
        "L01990017",
        "Ayuntamiento de Villaclara",
        "P9900100A",
        "#0b5394",
        "Plaza Mayor, 1 · 99001 Villaclara · NIF P9900100A",
    ),
    EntidadDeDemostracion(
        "penalba",
        "L03990019",
        "Entidad Local Menor de Peñalba",
        "P9900300I",
        "#2e6b34",
        "Calle Real, 4 · 99003 Peñalba · NIF P9900300I",
    ),
    EntidadDeDemostracion(
        "diputacion",
        "L02000099",
        "Diputación Provincial de Valderribera",
        "P9900000B",
        "#7a1f3d",
        "Calle del Palacio, 2 · 99000 Valderribera · NIF P9900000B",
    ),
)
UNIDADES = (
    ("registro", "Oficina de asistencia en materia de registros"),
    ("secretaria", "Secretaría General"),
    ("urbanismo", "Urbanismo y obras"),
    ("alcaldia", "Alcaldía"),
)
_OFICIOS = (
    ("registro", ("Íñigo", ("Castaño", "Gil")), "registro", ("registro", "tramitador"), None),
    ("tecnica", ("Núria", ("Peñalver", "Soto")), "urbanismo", ("tramitador",), None),
    (
        "secretario",
        ("Tomás", ("Ibáñez", "Larrea")),
        "secretaria",
        ("secretaria", "firmante", "tramitador"),
        ("secretaria", "Secretario-Interventor"),
    ),
    (
        "alcaldesa",
        ("Itziar", ("Mendoza", "Ruiz")),
        "alcaldia",
        ("firmante",),
        ("alcaldia", "Alcaldesa"),
    ),
    ("admin", ("Marta", ("Solà", "Vidal")), "secretaria", ("administrador",), None),
)
_AUDITORIA = ("auditora", ("Lucía", ("Valverde", "Pons")), "secretaria", ("auditor",), None)
_LETRAS = "SQVHLCKETRWAGMYFPD"
_NIFS = iter(f"{10_000_001 + n}{letra}" for n, letra in enumerate(_LETRAS))
PERSONAL = tuple(
    PersonalDeDemostracion(
        clave if entidad.slug == "villaclara" else f"{clave}-{entidad.slug}",
        entidad.slug,
        next(_NIFS),
        quien[0],
        quien[1],
        unidad,
        roles,
        cargo,
    )
    # Whoever audits comes last, so that nobody's NIF changes in a demonstration already sown.
    for oficios in (_OFICIOS, (_AUDITORIA,))
    for entidad in ENTIDADES
    for clave, quien, unidad, roles, cargo in oficios
)


def censo() -> Censo:
    """Return whom the demonstration service issues certificates to."""
    return Censo(
        entidades={e.slug: Organizacion(nif=e.nif, nombre=e.nombre) for e in ENTIDADES},
        empleados={
            p.clave: Empleado(
                Persona(
                    nif=p.nif,
                    nombre=p.nombre,
                    apellido_1=p.apellidos[0],
                    apellido_2=p.apellidos[1],
                    email=p.email,
                ),
                p.entidad,
                p.cargo[1] if p.cargo else "",
            )
            for p in PERSONAL
        },
        ciudadanos=CENSO_DE_DEMOSTRACION.ciudadanos,
        representantes=CENSO_DE_DEMOSTRACION.representantes,
    )
