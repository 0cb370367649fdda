"""Reads of the incidents of the sede, in the entidad in course."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from consistorio.nucleo.plazos import AmpliacionPorIncidencia
from consistorio.organizacion.models import AmpliacionDePlazos, Decision, Incidencia
from consistorio.organizacion.rules.incidencias import toca
from consistorio.plataforma.entidades import entidad_en_curso

TODO = "*"


@dataclass(frozen=True, slots=True)
class AmpliacionVista:
    """A published extension."""

    nuevo_fin: date
    organo: str
    acuerdo: str
    publicada_en: datetime


@dataclass(frozen=True, slots=True)
class IncidenciaVista:
    """An incident as anybody may see it; hours are those of the sede."""

    id: UUID
    titulo: str
    servicios: str
    causa: str
    procedimiento: str
    impide: bool
    para: bool
    desde: datetime
    hasta: datetime | None
    decision: Decision
    sin_ampliar_por: str
    publicada_en: datetime
    ampliaciones: tuple[AmpliacionVista, ...]
    prevista: bool
    en_curso: bool

    @property
    def terminada(self) -> bool:
        return not (self.prevista or self.en_curso)

    @property
    def por_decidir(self) -> bool:
        """Whether somebody must still say what becomes of the plazos that it touched."""
        return self.decision is Decision.PENDIENTE and not self.prevista


def incidencias(momento: datetime, limite: int = 50) -> list[IncidenciaVista]:
    """Return the last incidents, the newest first."""
    filas = Incidencia.objects.order_by("-desde").prefetch_related("ampliaciones")[:limite]
    return [_vista(una, momento) for una in filas]


def incidencia(incidencia_id: UUID, momento: datetime) -> IncidenciaVista | None:
    """Return one of them, or None if there is none."""
    una = Incidencia.objects.filter(id=incidencia_id).first()
    return _vista(una, momento) if una else None


def incidencias_en_curso(momento: datetime) -> list[IncidenciaVista]:
    """Return those that go on now, the newest first."""
    filas = _abiertas(momento).order_by("-desde").prefetch_related("ampliaciones")
    return [_vista(una, momento) for una in filas]


def parada(procedimiento: str, momento: datetime) -> IncidenciaVista | None:
    """Return why nobody can file this procedure now, or None if anybody can."""
    una = Incidencia.objects.filter(
        para=True, hasta=None, procedimiento__in=("", procedimiento)
    ).first()
    return _vista(una, momento) if una else None


def parados() -> list[str]:
    """Return the procedures whose filing is stopped; `TODO` stands for all of them."""
    filas = Incidencia.objects.filter(para=True, hasta=None).values_list("procedimiento", flat=True)
    return sorted(procedimiento or TODO for procedimiento in filas)


def ampliaciones(procedimiento: str = "") -> list[AmpliacionPorIncidencia]:
    """
    Return the extensions for a procedure, in the order in which they were published.

    Without ``procedimiento``, only those of the whole sede.
    """
    zona = ZoneInfo(entidad_en_curso().zona)
    filas = AmpliacionDePlazos.objects.filter(incidencia__procedimiento__in={"", procedimiento})
    return [
        AmpliacionPorIncidencia(
            inicio=una.incidencia.desde.astimezone(zona),
            fin=(una.incidencia.hasta or una.publicada_en).astimezone(zona),
            nuevo_fin=una.nuevo_fin,
            incidencia_publicada_en=una.incidencia.publicada_en.astimezone(zona),
            ampliacion_publicada_en=una.publicada_en.astimezone(zona),
        )
        for una in filas.select_related("incidencia").order_by("publicada_en")
    ]


def espera_una_decision(fin: date, hoy: date, procedimiento: str = "") -> bool:
    """
    Tell whether a plazo that ends on ``fin`` was touched by an incident that nobody has decided.

    Until then it is not had as run out: the decision could extend it.
    """
    zona = ZoneInfo(entidad_en_curso().zona)
    filas = Incidencia.objects.filter(
        impide=True, decision=Decision.PENDIENTE, procedimiento__in={"", procedimiento}
    ).values_list("desde", flat=True)
    return any(toca(fin, desde=desde.astimezone(zona).date(), hoy=hoy) for desde in filas)


def _abiertas(momento: datetime) -> QuerySet[Incidencia]:
    return Incidencia.objects.filter(Q(hasta=None) | Q(hasta__gt=momento), desde__lte=momento)


def _vista(una: Incidencia, momento: datetime) -> IncidenciaVista:
    zona = ZoneInfo(entidad_en_curso().zona)
    prevista = una.desde > momento
    return IncidenciaVista(
        id=una.id,
        titulo=una.titulo,
        servicios=una.servicios,
        causa=una.causa,
        procedimiento=una.procedimiento,
        impide=una.impide,
        para=una.para,
        desde=una.desde.astimezone(zona),
        hasta=una.hasta.astimezone(zona) if una.hasta else None,
        decision=Decision(una.decision),
        sin_ampliar_por=una.sin_ampliar_por,
        publicada_en=una.publicada_en.astimezone(zona),
        ampliaciones=tuple(
            AmpliacionVista(a.nuevo_fin, a.organo, a.acuerdo, a.publicada_en.astimezone(zona))
            for a in sorted(una.ampliaciones.all(), key=lambda a: a.publicada_en)
        ),
        prevista=prevista,
        en_curso=not prevista and (una.hasta is None or una.hasta > momento),
    )
