"""What programs are told of expedientes."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

import msgspec

from consistorio.plataforma.api import Filtro
from consistorio.registro.api.esquemas import AsientoHecho


class DocumentoDelExpediente(msgspec.Struct, frozen=True):
    """A document in its place of the expediente."""

    id: UUID
    orden: int
    nombre: str
    mime: str
    tipo_documental: str
    identificador: str
    sha256: str
    size_bytes: int
    csv: str | None
    incorporado_en: datetime


class PasoDelPlazo(msgspec.Struct, frozen=True):
    """One step of the count, with the article that orders it and the days that did not count."""

    cita: str
    frase: str
    excluidos: list[date]
    resultado: date | None


class PlazoExplicado(msgspec.Struct, frozen=True):
    """The term to resolve and notify: its last day, why, and what silence means."""

    maximo: str
    desde: date
    fin: date
    quedan: int
    silencio: str
    pasos: list[PasoDelPlazo]


class Resolucion(msgspec.Struct, frozen=True):
    """The resolution, where it has been drafted. ``dictada_en`` is null until it is signed."""

    numero: str
    sentido: str
    dictada_en: datetime | None
    documento_id: UUID | None
    notificacion_id: UUID | None
    asiento_de_salida: str


class ExpedienteDetallado(msgspec.Struct, frozen=True):
    """An expediente with its documents in order and its plazo explained."""

    id: UUID
    numero: str
    identificador: str
    procedimiento: str
    titulo: str
    clasificacion: str
    asunto: str
    estado: str
    organo: str
    unidad: str
    tramitador: str
    interesado_nif: str
    interesado_nombre: str
    asiento_id: UUID | None
    asiento: str
    incoado_en: datetime
    archivado_en: datetime | None
    plazo: PlazoExplicado
    documentos: list[DocumentoDelExpediente]
    resolucion: Resolucion | None


class ResumenDeExpediente(msgspec.Struct, frozen=True):
    """An expediente in a list."""

    id: UUID
    numero: str
    titulo: str
    asunto: str
    estado: str
    incoado_en: datetime
    vence_el: date


class ExpedienteHecho(msgspec.Struct, frozen=True):
    """What is answered to who files and opens an expediente at once."""

    asiento: AsientoHecho
    expediente: ExpedienteDetallado


class FiltroDeExpedientes(Filtro, frozen=True, forbid_unknown_fields=True):
    """Which expedientes; the newest first. ``procedimiento``: only those of one."""

    procedimiento: str = ""
