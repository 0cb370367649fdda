"""The evidence of a login, and the person that comes out of it."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from consistorio.identidad.models import EvidenciaDeAcceso
from consistorio.nucleo.canonico import huella
from consistorio.plataforma.constancia import asentar
from consistorio.plataforma.models import Entidad


@dataclass(frozen=True, slots=True)
class Origen:
    """From where a login came."""

    ip: str | None
    navegador: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Identificada:
    """A person who has proved who she is, and whom she represents."""

    nif: str
    nombre: str
    nivel: str
    sistema: str
    representa: dict[str, str] | None
    evidencia_id: UUID


def guardar_evidencia(
    entidad: Entidad,
    *,
    sistema: EvidenciaDeAcceso.Sistema,
    nivel: str,
    nif: str,
    nombre: str,
    prueba: bytes,
    origen: Origen,
    ocurrida_en: datetime,
    representa: tuple[str, str] | None = None,
    veredicto: dict[str, Any] | None = None,
) -> Identificada:
    """Keep the evidence of a login and return who came in."""
    representada = representa or ("", "")
    en_nombre_de = {"nif": representada[0], "nombre": representada[1]} if representa else None
    hechos = {
        "sistema": str(sistema),
        "nivel": nivel,
        "nif": nif,
        "representa": representada[0],
        "prueba": hashlib.sha256(prueba).hexdigest(),
        "ocurrida_en": ocurrida_en,
    }
    papeles = {"prueba": prueba, "veredicto": veredicto or {}, "nombre": nombre}
    evidencia = _apuntar(hechos, entidad, origen, representa_nombre=representada[1], **papeles)
    return Identificada(
        nif=nif,
        nombre=nombre,
        nivel=nivel,
        sistema=str(sistema),
        representa=en_nombre_de,
        evidencia_id=evidencia.id,
    )


def _apuntar(
    hechos: dict[str, Any], entidad: Entidad, origen: Origen, **papeles: Any
) -> EvidenciaDeAcceso:
    """Write the evidence and its leaf in the log."""
    evidencia: EvidenciaDeAcceso = EvidenciaDeAcceso.objects.create(
        entidad=entidad,
        sistema=hechos["sistema"],
        nivel=hechos["nivel"],
        nif=hechos["nif"],
        representa_nif=hechos["representa"],
        ocurrida_en=hechos["ocurrida_en"],
        huella=huella(hechos).hex(),
        ip=origen.ip,
        navegador=origen.navegador[:300],
        **papeles,
    )
    asentar(
        entidad,
        tipo="identidad.acceso",
        contenido={**hechos, "evidencia": evidencia.id},
        objeto_id=evidencia.id,
        momento=hechos["ocurrida_en"],
    )
    return evidencia


def en_texto(prueba: bytes) -> str:
    """Return a proof as text for the documents of evidence (base64)."""
    return base64.b64encode(prueba).decode()
