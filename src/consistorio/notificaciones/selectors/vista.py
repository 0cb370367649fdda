"""What may be shown of a notification. The state is always computed, never read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from consistorio.notificaciones.models import Notificacion, Tipo
from consistorio.notificaciones.rules.efectos import Efecto, Estado, FechaDeRechazo, efecto
from consistorio.notificaciones.selectors.papel import dicho_en_papel
from consistorio.nucleo.normativa import LPACAP, RD203, regla
from consistorio.nucleo.plazos import AmpliacionPorIncidencia
from consistorio.organizacion.selectors import ampliaciones, espera_una_decision
from consistorio.plataforma.models import Entidad

# Only then may the addressee see what it says (RD 203/2021 arts. 44.5 and 45.1).
CON_CONTENIDO = frozenset(
    {
        Estado.PRACTICADA,
        Estado.RECHAZADA,
        Estado.RECHAZADA_POR_CADUCIDAD,
        Estado.PRACTICADA_OTRA_VIA,
    }
)

# Its days were over, by the calendar; and that this was written down, which nothing undoes.
VENCIDAS = frozenset({Estado.RECHAZADA_POR_CADUCIDAD, Estado.NO_PRACTICADA})
VENCIDA = frozenset({Tipo.CADUCIDAD, Tipo.SIN_PRACTICAR})


@dataclass(frozen=True, slots=True)
class HechoVisto:
    tipo: str
    nombre: str
    ocurrido_en: datetime
    actor_nif: str
    actor_nombre: str
    nivel: str
    acuse_id: UUID | None
    detalle: str = ""


@dataclass(frozen=True, slots=True)
class DocumentoVisto:
    id: UUID
    nombre: str
    sha256: str


@dataclass(frozen=True, slots=True)
class NotificacionVista:
    """A notification and what it has become at the hour at which it was asked."""

    id: UUID
    expediente_id: UUID | None
    expediente: str
    organo: str
    procedimiento: str
    asunto_neutro: str
    destinatario_nif: str
    destinatario_nombre: str
    representante_nombre: str
    obligada_o_elegida: bool
    puesta_a_disposicion_en: datetime
    efecto: Efecto
    hechos: list[HechoVisto] = field(default_factory=list)
    documentos: list[DocumentoVisto] = field(default_factory=list)

    @property
    def estado(self) -> Estado:
        return self.efecto.estado

    @property
    def espera(self) -> bool:
        """Whether opening it now would practise it."""
        return self.estado in {Estado.PUESTA_A_DISPOSICION, Estado.NO_PRACTICADA}

    @property
    def muestra_contenido(self) -> bool:
        return self.estado in CON_CONTENIDO

    @property
    def ultimo_dia(self) -> date:
        return self.efecto.ultimo_dia


def advertencia() -> list[str]:
    """Return what must be said before access (RD 203/2021 arts. 44.5 and 45.1; LPACAP 43.2)."""
    return [
        _(
            "Si acepta, accederá al contenido y la notificación quedará practicada con la fecha "
            "y la hora de este momento. Desde el día siguiente empiezan a contar los plazos."
        ),
        _("Si la rechaza, el trámite se dará por efectuado y el procedimiento seguirá adelante."),
        _(
            "Si pasan diez días naturales desde la puesta a disposición sin acceder a su "
            "contenido, se entenderá rechazada cuando el canal electrónico sea obligatorio para "
            "usted o lo haya elegido expresamente (artículo 43.2 de la Ley 39/2015)."
        ),
    ]


def fecha_de_rechazo(entidad: Entidad) -> FechaDeRechazo:
    """Return which day a deemed rejection bears in this entidad."""
    return FechaDeRechazo(entidad.ajustes.get("fecha_rechazo", FechaDeRechazo.DIA_11))


@regla(LPACAP.art("43.2"), LPACAP.art("32.4"))
def efecto_de(entidad: Entidad, notificacion: Notificacion, ahora: datetime) -> Efecto:
    """
    Return what the law says of the notification at ``ahora``.

    Its days have not run out if the sede has extended them, or while an incident that touched them
    is undecided: whoever could not open it would have lost it.
    """
    hechos, rechazo = notificacion.hechos_de_derecho(), fecha_de_rechazo(entidad)
    cual = efecto(hechos, ahora, rechazo)
    if cual.estado not in VENCIDAS or any(h.tipo in VENCIDA for h in notificacion.hechos.all()):
        return cual
    hoy = ahora.astimezone(ZoneInfo(entidad.zona)).date()
    hasta = dia_ampliado(entidad, notificacion, cual.ultimo_dia, ampliaciones())
    if espera_una_decision(cual.ultimo_dia, hoy):
        hasta = max(hasta, hoy)
    if hasta == cual.ultimo_dia:
        return cual
    return efecto(replace(hechos, ampliada_hasta=hasta), ahora, rechazo)


@regla(LPACAP.art("32.4"), RD203.art("44.4"))
def dia_ampliado(
    entidad: Entidad,
    notificacion: Notificacion,
    ultimo: date,
    publicadas: list[AmpliacionPorIncidencia],
) -> date:
    """Return the last day with the extensions of the incidents that came while it waited."""
    puesta = notificacion.puesta_a_disposicion_en.astimezone(ZoneInfo(entidad.zona)).date()
    for una in publicadas:
        if puesta <= una.fin.date() and una.inicio.date() <= ultimo:
            ultimo = max(ultimo, una.nuevo_fin)
    return ultimo


def vista(entidad: Entidad, una: Notificacion, ahora: datetime) -> NotificacionVista:
    """Return what may be shown of the notification at ``ahora``; its documents only if it may."""
    zona = ZoneInfo(entidad.zona)
    cual = efecto_de(entidad, una, ahora)
    return NotificacionVista(
        id=una.id,
        expediente_id=una.expediente_id,
        expediente=una.expediente,
        organo=una.organo,
        procedimiento=una.procedimiento,
        asunto_neutro=una.asunto_neutro,
        destinatario_nif=una.destinatario_nif,
        destinatario_nombre=una.destinatario_nombre,
        representante_nombre=una.representante_nombre,
        obligada_o_elegida=una.obligada_o_elegida,
        puesta_a_disposicion_en=una.puesta_a_disposicion_en.astimezone(zona),
        efecto=cual,
        hechos=_hechos(una, zona),
        documentos=[
            DocumentoVisto(d.documento_id, d.nombre, d.sha256)
            for d in sorted(una.documentos.all(), key=lambda d: d.orden)
            if cual.estado in CON_CONTENIDO
        ],
    )


def _hechos(una: Notificacion, zona: ZoneInfo) -> list[HechoVisto]:
    return [
        HechoVisto(
            h.tipo,
            h.get_tipo_display(),
            h.ocurrido_en.astimezone(zona),
            h.actor_nif,
            h.actor_nombre,
            h.nivel,
            next((a.documento_id for a in h.acuses.all()), None),
            dicho_en_papel(h.datos),
        )
        for h in sorted(una.hechos.all(), key=lambda h: h.ocurrido_en)
    ]
