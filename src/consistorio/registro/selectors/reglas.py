"""The rules of an entidad, and what one would catch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.actores import Actor
from consistorio.registro.models import Asiento, Interesado, ReglaDeReparto, VersionDeRegla
from consistorio.registro.rules.reparto import Condiciones, Motivo, ParaRepartir, Regla, captura

ULTIMAS = 500
CAMPOS = ("procedimientos", "unidades", "palabras", "canales", "origenes")


class ReglaInexistente(LookupError):
    """There is no such rule."""


@dataclass(frozen=True, slots=True)
class Prevista:
    """
    What a rule would catch among the last entries. Only numbers: whoever writes rules need not
    read what people say.
    """

    miradas: int
    capturadas: int
    muestra: list[tuple[str, tuple[Motivo, ...]]]


@dataclass(frozen=True, slots=True)
class VersionVista:
    version: int
    hecha_por: str
    hecha_en: datetime
    contenido: dict[str, Any]


def reglas(actor: Actor) -> list[ReglaDeReparto]:
    """Return every rule, in the order in which they are looked at."""
    actor.exigir("registro.reglas")
    return list(ReglaDeReparto.objects.order_by("orden", "id"))


def una_regla(actor: Actor, regla_id: UUID) -> ReglaDeReparto:
    """
    Return a rule.

    :raises ReglaInexistente: if there is none with that key.
    """
    actor.exigir("registro.reglas")
    una = ReglaDeReparto.objects.filter(id=regla_id).first()
    if una is None:
        raise ReglaInexistente(regla_id)
    return una  # type: ignore[no-any-return]


def versiones(actor: Actor, regla_id: UUID) -> list[VersionVista]:
    """Return what a rule has been, the last first."""
    actor.exigir("registro.reglas")
    filas = list(VersionDeRegla.objects.filter(regla_id=regla_id).order_by("-version")[:50])
    nombres = organizacion.nombres_de({v.hecha_por for v in filas})
    return [
        VersionVista(v.version, nombres.get(v.hecha_por, v.hecha_por), v.hecha_en, v.contenido)
        for v in filas
    ]


def prever(actor: Actor, condiciones: Condiciones, *, ultimas: int = ULTIMAS) -> Prevista:
    """Return what these conditions would have caught among the last entries."""
    actor.exigir("registro.reglas")
    entradas = Asiento.objects.filter(sentido="ENTRADA").order_by("-presentado_en", "-id")
    leidas = list(entradas.prefetch_related("interesados")[:ultimas])
    dadas = [(str(a), captura(condiciones, entrada_de(a))) for a in leidas]
    capturadas = [(numero, motivos) for numero, motivos in dadas if motivos]
    return Prevista(len(leidas), len(capturadas), capturadas[:20])


def reglas_activas() -> list[Regla]:
    """Return the rules in force, in their order."""
    activas = ReglaDeReparto.objects.filter(activa=True).order_by("orden", "id")
    return [como_regla(una) for una in activas]


def como_regla(una: ReglaDeReparto) -> Regla:
    """Return a row as the law reads it."""
    return Regla(
        id=str(una.id),
        nombre=una.nombre,
        version=una.version,
        condiciones=Condiciones(**{c: tuple(una.condiciones.get(c, ())) for c in CAMPOS}),
        destino=str(una.destino_id or ""),
        persona=una.persona,
        copias=tuple(una.copias),
        parar=una.parar,
    )


def entradas(claves: Sequence[UUID]) -> list[tuple[UUID, ParaRepartir]]:
    """Return what the rules look at of many asientos, those of entry, with one question."""
    nifs = Interesado.objects.filter(asiento=OuterRef("id")).exclude(nif="").values("nif")
    filas = (
        Asiento.objects.filter(id__in=claves, sentido="ENTRADA")
        .order_by("id")
        .values_list(
            "id", "extracto", "procedimiento", "unidad_destino", "canal", ArraySubquery(nifs)
        )
    )
    return [
        (
            clave,
            ParaRepartir(
                extracto=extracto,
                procedimiento=procedimiento,
                unidad=str(unidad or ""),
                canal=canal,
                origenes=tuple(origenes),
            ),
        )
        for clave, extracto, procedimiento, unidad, canal, origenes in filas
    ]


def entrada_de(asiento: Asiento) -> ParaRepartir:
    """Return what the rules look at of an asiento."""
    return ParaRepartir(
        extracto=asiento.extracto,
        procedimiento=asiento.procedimiento,
        unidad=str(asiento.unidad_destino or ""),
        canal=asiento.canal,
        origenes=tuple(p.nif for p in asiento.interesados.all() if p.nif),
    )
