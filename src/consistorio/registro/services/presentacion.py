"""What is brought to the registro, before it has number and hour."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import msgspec

from consistorio.nucleo.canonico import huella


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonaDeAsiento:
    """Somebody of the asiento. :param papel: «interesado» or «representante»."""

    papel: str
    nombre: str
    nif: str = ""
    email: str = ""
    telefono: str = ""
    domicilio: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentoPresentado:
    """A document that is kept already; ``sha256`` in hexadecimal."""

    documento_id: UUID
    nombre: str
    mime: str
    tipo_documental: str
    sha256: str
    size_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Presentacion:
    """
    A filing. Its hash covers everything that the receipt guarantees.

    :param canal: «electronico», «presencial» or «aplicacion».
    """

    extracto: str
    interesados: tuple[PersonaDeAsiento, ...]
    documentos: tuple[DocumentoPresentado, ...] = ()
    expone: str = ""
    solicita: str = ""
    procedimiento: str = ""
    unidad_destino: UUID | None = None
    canal: str = "electronico"
    idioma: str = "es"
    asiento_relacionado_id: UUID | None = None
    datos: dict[str, Any] = field(default_factory=dict)

    def como_datos(self) -> dict[str, Any]:
        """Return it as plain values, the way it is hashed and entered."""
        datos: dict[str, Any] = msgspec.to_builtins(self)
        return datos

    @property
    def huella(self) -> str:
        """SHA-256 of the canonical content, in hexadecimal."""
        return huella(self.como_datos()).hex()
