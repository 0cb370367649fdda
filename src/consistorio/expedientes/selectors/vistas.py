"""An expediente as others see it: plain values, no rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from consistorio.expedientes.rules.estados import TERMINADOS, Estado
from consistorio.nucleo.plazos import Explicacion


@dataclass(frozen=True, slots=True)
class DocumentoVisto:
    id: UUID
    orden: int
    nombre: str
    mime: str
    tipo_documental: str
    identificador: str
    sha256: str
    size_bytes: int
    csv: str | None
    integra: bool
    incorporado_en: datetime


@dataclass(frozen=True, slots=True)
class ResolucionVista:
    id: UUID
    numero: str
    sentido: str
    texto: str
    redactada_por: str
    cambiada_en: datetime
    documento_id: UUID | None
    peticion_id: UUID | None
    devuelta_por: str
    dictada_en: datetime | None
    notificacion_id: UUID | None
    asiento_de_salida: str


@dataclass(frozen=True, slots=True)
class ExpedienteVisto:
    """An expediente with its documents. Hours are those of the sede."""

    id: UUID
    numero: str
    identificador: str
    procedimiento: str
    titulo: str
    clasificacion: str
    asunto: str
    organo: str
    interesado_nif: str
    interesado_nombre: str
    interesado_email: str
    representante_nombre: str
    notificacion_electronica: bool
    unidad: str
    tramitador: str
    estado: Estado
    asiento_id: UUID | None
    asiento: str
    incoado_en: datetime
    archivado_en: datetime | None
    plazo_maximo: str
    plazo: Explicacion
    comunicar_antes_de: date | None
    silencio: str
    documentos: list[DocumentoVisto]
    resolucion: ResolucionVista | None

    @property
    def terminado(self) -> bool:
        """Whether the term to resolve has nothing to count any more."""
        return self.estado in TERMINADOS

    def dias_que_quedan(self, hoy: date) -> int:
        """Return natural days until the last one to resolve and notify; negative if it has passed."""
        return (self.plazo.fin - hoy).days
