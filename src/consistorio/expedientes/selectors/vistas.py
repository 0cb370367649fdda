"""An expediente as others see it: plain values, no rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from consistorio.expedientes.rules.estados import TERMINADOS, Estado
from consistorio.expedientes.rules.subsanacion import Situacion, situacion
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
class AmpliacionVista:
    """What was decided of having more days to correct. :param nombre: its state, in words."""

    estado: str
    nombre: str
    concede: bool
    motivo: str
    propuesta_por: str
    propuesta_en: datetime
    documento_id: UUID
    hasta: date | None
    asiento_de_salida: str


@dataclass(frozen=True, slots=True)
class RequerimientoVisto:
    """
    What was required.

    :param plazo: until when, explained, once it is notified.
    :param plazo_pedido: number of the filing that asks for more days.
    """

    id: UUID
    defectos: list[dict[str, str]]
    documento_id: UUID
    pedido_por: str
    pedido_en: datetime
    suspende: bool
    firmado_en: datetime | None
    asiento_de_salida: str
    plazo: Explicacion | None
    devuelto_por: str
    respuesta: str
    respuesta_id: UUID | None
    contestado_en: datetime | None
    cerrado: bool
    electronica: bool = False
    plazo_pedido: str = ""
    ampliaciones: list[AmpliacionVista] = field(default_factory=list)

    def situacion(self, hoy: date) -> Situacion:
        """Return what has become of it by that day."""
        return situacion(
            firmado=self.firmado_en is not None,
            cerrado=self.cerrado,
            contestado=self.contestado_en is not None,
            plazo=self.plazo,
            hoy=hoy,
        )

    @property
    def espera_decision(self) -> bool:
        """Whether the person asked for more days, and nobody has decided."""
        return bool(self.plazo_pedido) and not self.cerrado and not self.ampliaciones

    @property
    def espera_respuesta(self) -> bool:
        """Whether the person can answer: her term may be over, nothing is closed by that."""
        return self.plazo is not None and not self.cerrado


@dataclass(frozen=True, slots=True)
class ExpedienteVisto:
    """An expediente with its documents. Hours are those of the sede."""

    id: UUID
    numero: str
    identificador: str
    procedimiento: str
    procedimiento_version: int | None
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
    requerimientos: list[RequerimientoVisto]

    @property
    def por_contestar(self) -> RequerimientoVisto | None:
        """The requirement that waits for the person, if there is one."""
        return next((uno for uno in self.requerimientos if uno.espera_respuesta), None)

    @property
    def terminado(self) -> bool:
        """Whether the term to resolve has nothing to count any more."""
        return self.estado in TERMINADOS

    def dias_que_quedan(self, hoy: date) -> int:
        """Return natural days until the last one to resolve and notify; negative if it has passed."""
        return (self.plazo.fin - hoy).days
