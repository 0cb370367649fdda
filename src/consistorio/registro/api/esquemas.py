"""What programs send to the registro, and what they are answered."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec

from consistorio.plataforma.api import Filtro

Corto = Annotated[str, msgspec.Meta(min_length=1, max_length=160)]
Nombre = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
NifEscrito = Annotated[str, msgspec.Meta(min_length=9, max_length=9, pattern="^[A-Z0-9]{9}$")]
TipoDocumental = Annotated[str, msgspec.Meta(pattern="^TD(0[1-9]|1[0-9]|20|99)$")]
MAXIMO_DE_DOCUMENTOS = 20


class Persona(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A person of an asiento."""

    nif: NifEscrito
    nombre: Corto
    email: Annotated[str, msgspec.Meta(max_length=254)] = ""
    telefono: Annotated[str, msgspec.Meta(max_length=20)] = ""
    direccion: Annotated[str, msgspec.Meta(max_length=160)] = ""


class DocumentoNuevo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A document that comes with the filing; its content is in base64."""

    nombre: Nombre
    contenido: bytes
    tipo_documental: TipoDocumental = "TD99"


class AsientoNuevo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A filing."""

    extracto: Annotated[str, msgspec.Meta(min_length=1, max_length=240)]
    interesado: Persona
    expone: Annotated[str, msgspec.Meta(max_length=4000)] = ""
    solicita: Annotated[str, msgspec.Meta(max_length=4000)] = ""
    procedimiento: Annotated[str, msgspec.Meta(max_length=80, pattern="^[a-z0-9-]*$")] = ""
    unidad: Annotated[str, msgspec.Meta(max_length=21, pattern="^[A-Za-z0-9._-]*$")] = ""
    representante: Persona | None = None
    documentos: Annotated[list[DocumentoNuevo], msgspec.Meta(max_length=MAXIMO_DE_DOCUMENTOS)] = []
    idioma: str = "es"


class Justificante(msgspec.Struct, frozen=True):
    """The sealed receipt."""

    id: UUID
    csv: str
    verificacion: str


class AsientoHecho(msgspec.Struct, frozen=True):
    """What the registro answers to a filing."""

    id: UUID
    numero: str
    presentado_en: datetime
    efectivo_el: date
    justificante: Justificante


class Documento(msgspec.Struct, frozen=True):
    """A document of an asiento."""

    id: UUID
    nombre: str
    mime: str
    tipo_documental: str
    sha256: str
    size_bytes: int


class Hecho(msgspec.Struct, frozen=True):
    """What has happened to an asiento since it was made. ``cambios``: what, before and now."""

    id: UUID
    tipo: str
    motivo: str
    hecho_en: datetime
    otro_asiento: str
    cambios: list[tuple[str, str, str]]


class Asiento(msgspec.Struct, frozen=True):
    """An asiento as the libro keeps it. ``ficha``: the data of SICRES, if it was made at a counter."""

    id: UUID
    numero: str
    sentido: str
    presentado_en: datetime
    efectivo_el: date
    extracto: str
    procedimiento: str
    interesado_nif: str
    interesado_nombre: str
    huella: str
    csv: str
    documentos: list[Documento]
    anulado: bool
    vigente: dict[str, str]
    ficha: dict[str, Any] | None
    hechos: list[Hecho]


class ResumenDeAsiento(msgspec.Struct, frozen=True):
    """An asiento in a list."""

    id: UUID
    numero: str
    sentido: str
    presentado_en: datetime
    extracto: str
    procedimiento: str
    anulado: bool
    extracto_rectificado: str


class Busqueda(Filtro, frozen=True, forbid_unknown_fields=True):
    """Which asientos of the list. :param q: a number, the beginning of a NIF, or words."""

    q: Annotated[str, msgspec.Meta(max_length=100)] = ""
