"""Reads of the registro that others may ask for, already limited to what the actor may see."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet

from consistorio.plataforma.actores import Actor
from consistorio.registro.models import (
    Asiento,
    DocumentoDeAsiento,
    Entrega,
    Interesado,
    Sentido,
)
from consistorio.registro.rules.movimientos import FUERA_DE_LA_UNIDAD


class AsientoInexistente(LookupError):
    """There is no such asiento, or the actor may not know of it."""


@dataclass(frozen=True, slots=True)
class PersonaVista:
    papel: str
    nif: str
    nombre: str
    email: str
    telefono: str
    domicilio: dict[str, str]


@dataclass(frozen=True, slots=True)
class DocumentoDeAsientoVisto:
    id: UUID
    nombre: str
    mime: str
    tipo_documental: str
    sha256: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class AsientoVisto:
    """An asiento with its people and documents. Hours are those of the sede."""

    id: UUID
    numero: str
    sentido: str
    presentado_en: datetime
    efectivo_el: date
    extracto: str
    expone: str
    solicita: str
    procedimiento: str
    tramite: str
    unidad_destino: UUID | None
    justificante_id: UUID
    csv: str
    idioma: str
    huella: str
    interesado: PersonaVista
    representante: PersonaVista | None
    documentos: list[DocumentoDeAsientoVisto] = field(default_factory=list)
    entrega: dict[str, Any] = field(default_factory=dict)


def visibles_para(actor: Actor) -> QuerySet[Asiento]:
    """Return the asientos that the actor may see: his own, those of his units, or all."""
    if actor.es_ciudadano:
        actor.exigir("registro.ver_propios")
        propios = Interesado.objects.filter(
            asiento=OuterRef("pk"), papel="interesado", nif=actor.interesado.nif
        )
        return Asiento.objects.filter(Exists(propios))
    actor.exigir("registro.consultar")
    if actor.es_empleado and not actor.puede("organizacion.gestionar"):
        suyos = Entrega.objects.filter(
            asiento=OuterRef("pk"), unidad_id__in=actor.unidades
        ).exclude(estado__in=FUERA_DE_LA_UNIDAD)
        condicion = Q(Exists(suyos))
        if actor.puede("registro.anotar_salida"):  # Exits belong to no unit.
            condicion |= Q(sentido=Sentido.SALIDA)
        return Asiento.objects.filter(condicion)
    return Asiento.objects.all()


def asiento(actor: Actor, asiento_id: UUID) -> AsientoVisto:
    """
    Return an asiento that the actor may see.

    :raises AsientoInexistente: otherwise, whatever the reason.
    """
    uno = visibles_para(actor).filter(id=asiento_id).first()
    if uno is None:
        raise AsientoInexistente(asiento_id)
    return _visto(actor, uno)


def presentados(actor: Actor, limite: int = 50) -> list[AsientoVisto]:
    """Return the last filings of the person, newest first."""
    propios = visibles_para(actor).filter(sentido="ENTRADA").order_by("-presentado_en")[:limite]
    return [_visto(actor, uno) for uno in propios]


def _visto(actor: Actor, uno: Asiento) -> AsientoVisto:
    personas = {p.papel: _persona(p) for p in uno.interesados.order_by("-orden")}
    return AsientoVisto(
        id=uno.id,
        numero=str(uno),
        sentido=uno.sentido,
        presentado_en=uno.presentado_en.astimezone(ZoneInfo(actor.entidad.zona)),
        efectivo_el=uno.efectivo_el,
        extracto=uno.extracto,
        expone=uno.expone,
        solicita=uno.solicita,
        procedimiento=uno.procedimiento,
        tramite=uno.datos.get("tramite", uno.procedimiento),
        unidad_destino=uno.unidad_destino,
        justificante_id=uno.justificante_id,
        csv=uno.csv,
        idioma=uno.idioma,
        huella=uno.huella,
        interesado=personas["interesado"],
        representante=personas.get("representante"),
        documentos=[_documento(d) for d in uno.documentos.order_by("orden")],
        entrega=_entrega(actor, uno),
    )


def _documento(d: DocumentoDeAsiento) -> DocumentoDeAsientoVisto:
    return DocumentoDeAsientoVisto(
        d.documento_id, d.nombre, d.mime, d.tipo_documental, d.sha256, d.size_bytes
    )


def _entrega(actor: Actor, uno: Asiento) -> dict[str, Any]:
    """Return where the asiento is: in a unit of the actor if it can be, the one that works first."""
    campos = ("unidad_id", "estado", "asignada_a", "expediente_id")
    filas = uno.entregas.exclude(estado__in=FUERA_DE_LA_UNIDAD).order_by("recibida_en")
    entregas = [dict(fila) for fila in filas.values(*campos)]
    return min(
        entregas,
        key=lambda e: (e["unidad_id"] not in actor.unidades, e["estado"] in {"copia", "leida"}),
        default={},
    )


def _persona(p: Interesado) -> PersonaVista:
    return PersonaVista(p.papel, p.nif, p.nombre, p.email, p.telefono, p.domicilio)
