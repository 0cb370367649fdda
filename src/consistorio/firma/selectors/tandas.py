"""What became of the documents that one code released, for who authorised it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from consistorio.firma.models import DocumentoDeTanda, TandaDeFirma
from consistorio.firma.rules.tandas import FIRMADO, EstadoDeTanda, estado
from consistorio.plataforma.actores import Actor

ULTIMAS = 20


@dataclass(frozen=True, slots=True)
class SinFirmar:
    """A document of a tanda that was not signed. ``resultado``: the name of the reason."""

    peticion_id: UUID
    asunto: str
    resultado: str


@dataclass(frozen=True, slots=True)
class TandaVista:
    """A tanda as its holder sees it."""

    id: UUID
    autorizada_en: datetime
    caduca_en: datetime
    total: int
    firmados: int
    faltan: int
    estado: EstadoDeTanda

    @property
    def sin_firmar(self) -> int:
        return self.total - self.firmados - self.faltan

    @property
    def vistos(self) -> int:
        return self.total - self.faltan

    @property
    def sigue(self) -> bool:
        return self.estado is EstadoDeTanda.EN_CURSO


def tandas(actor: Actor, ahora: datetime) -> list[TandaVista]:
    """
    Return the last tandas of the actor, the newest first.

    :raises SinPermiso: if the actor does not sign.
    """
    return _vistas(_suyas(actor).order_by("-autorizada_en")[:ULTIMAS], ahora)


def tanda(
    actor: Actor, tanda_id: UUID, ahora: datetime
) -> tuple[TandaVista, list[SinFirmar]] | None:
    """
    Return a tanda of the actor, with what was not signed; None if there is none such of hers.

    :raises SinPermiso: if the actor does not sign.
    """
    vistas = _vistas(_suyas(actor).filter(id=tanda_id), ahora)
    if not vistas:
        return None
    negados = DocumentoDeTanda.objects.filter(tanda_id=tanda_id).exclude(
        resultado__in=("", FIRMADO)
    )
    return vistas[0], list(_sin_firmar(negados.order_by("orden")))


def _suyas(actor: Actor) -> QuerySet[TandaDeFirma]:
    actor.exigir("firma.firmar")
    suyas: QuerySet[TandaDeFirma] = TandaDeFirma.objects.filter(nif=actor.identificador)
    return suyas


def _vistas(tandas: Iterable[TandaDeFirma], ahora: datetime) -> list[TandaVista]:
    todas = list(tandas)
    contados = {
        uno["tanda_id"]: (uno["firmados"], uno["faltan"])
        for uno in DocumentoDeTanda.objects.filter(tanda__in=todas)
        .values("tanda_id")
        .annotate(
            firmados=Count("id", filter=Q(resultado=FIRMADO)),
            faltan=Count("id", filter=Q(resultado="")),
        )
    }
    return [_vista(una, *contados[una.id], ahora) for una in todas]


def _vista(una: TandaDeFirma, firmados: int, faltan: int, ahora: datetime) -> TandaVista:
    return TandaVista(
        id=una.id,
        autorizada_en=una.autorizada_en,
        caduca_en=una.caduca_en,
        total=una.total,
        firmados=firmados,
        faltan=faltan,
        estado=estado(
            faltan=faltan, caduca_en=una.caduca_en, detenida_en=una.detenida_en, ahora=ahora
        ),
    )


def _sin_firmar(negados: Iterable[DocumentoDeTanda]) -> Iterable[SinFirmar]:
    for uno in negados:
        yield SinFirmar(uno.peticion_id, uno.asunto, uno.resultado)
