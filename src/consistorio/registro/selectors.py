"""Reads of the registro that others may ask for, already limited to what the actor may see."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet

from consistorio.plataforma.actores import Actor
from consistorio.registro.models import Asiento, Entrega, Interesado


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
        propios = Interesado.objects.filter(asiento=OuterRef("pk"), nif__in=_nifs(actor))
        return Asiento.objects.filter(Exists(propios))
    actor.exigir("registro.consultar")
    if actor.es_empleado and not actor.puede("organizacion.gestionar"):
        suyos = Entrega.objects.filter(asiento=OuterRef("pk"), unidad_id__in=actor.unidades)
        return Asiento.objects.filter(Exists(suyos))
    return Asiento.objects.all()


def _nifs(actor: Actor) -> list[str]:
    """Return in whose name the actor looks: the one represented if there is one, never both."""
    return [actor.interesado.nif]


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
    entrega = uno.entregas.order_by("recibida_en").values(
        "unidad_id", "estado", "asignada_a", "expediente_id"
    ).first()
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
        documentos=[
            DocumentoDeAsientoVisto(
                d.documento_id, d.nombre, d.mime, d.tipo_documental, d.sha256, d.size_bytes
            )
            for d in uno.documentos.order_by("orden")
        ],
        entrega=dict(entrega or {}),
    )


def _persona(p: Interesado) -> PersonaVista:
    return PersonaVista(p.papel, p.nif, p.nombre, p.email, p.telefono, p.domicilio)


class MarcaNoValida(ValueError):
    """The mark from which a list should go on is not one that we gave."""


def pagina(
    actor: Actor, *, desde: str = "", cuantos: int = 50
) -> tuple[list[dict[str, Any]], str | None]:
    """
    Return a page of the asientos that the actor may see, newest first, and the mark of the next.

    :param desde: the mark that the page before gave.
    :raises MarcaNoValida: if it is not one.
    """
    filas = visibles_para(actor).order_by("-presentado_en", "-id")
    if desde:
        momento, clave = _leer_marca(desde)
        anteriores = Q(presentado_en=momento, id__lt=clave) | Q(presentado_en__lt=momento)
        filas = filas.filter(anteriores, presentado_en__lte=momento)
    leidas = list(filas[: cuantos + 1])
    vistas, hay_mas = leidas[:cuantos], len(leidas) > cuantos
    ultima = vistas[-1] if vistas and hay_mas else None
    marca = f"{ultima.presentado_en.isoformat()}~{ultima.id}" if ultima else None
    return [_resumen(actor, fila) for fila in vistas], marca


def _leer_marca(marca: str) -> tuple[datetime, UUID]:
    momento, _, clave = marca.partition("~")
    try:
        leido = datetime.fromisoformat(momento)
        if leido.tzinfo is None:
            raise MarcaNoValida(marca)
        return leido, UUID(clave)
    except ValueError:
        raise MarcaNoValida(marca) from None


def _resumen(actor: Actor, uno: Asiento) -> dict[str, Any]:
    return {
        "id": uno.id,
        "numero": str(uno),
        "sentido": uno.sentido,
        "presentado_en": uno.presentado_en.astimezone(ZoneInfo(actor.entidad.zona)),
        "extracto": uno.extracto,
        "procedimiento": uno.procedimiento,
    }
