"""The trays of the portafirmas, in the entidad in course."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from enum import StrEnum
from uuid import UUID

from django.db.models import F, Prefetch, Q, QuerySet

from consistorio.firma.models import Firmante, Peticion
from consistorio.firma.rules.turno import bloque_en_turno
from consistorio.firma.selectors.vistas import FirmanteVisto, PeticionVista
from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.actores import Actor, SinPermiso
from consistorio.plataforma.reloj import hora_oficial


class PeticionInexistente(LookupError):
    """There is no such petition in this entidad, or not for this actor."""


class Bandeja(StrEnum):
    """The trays of the portafirmas."""

    PENDIENTES = "pendientes"
    EN_ESPERA = "en-espera"
    HECHAS = "hechas"
    ENVIADAS = "enviadas"


def exigir_portafirmas(actor: Actor) -> None:
    """
    Let in whoever signs, sends or supervises.

    :raises SinPermiso: if the actor does none of it.
    """
    if not any(actor.puede(p) for p in ("firma.firmar", "firma.enviar", "firma.supervisar")):
        raise SinPermiso("firma.firmar")


def visibles_para(actor: Actor) -> QuerySet[Peticion]:
    """Return the petitions that the actor sent or is asked to sign; all, if it supervises."""
    todas: QuerySet[Peticion] = Peticion.objects.all()
    if actor.puede("firma.supervisar"):
        return todas
    suyas = _puestos_de(actor).values("peticion_id")
    return todas.filter(Q(remitente_nif=actor.identificador) | Q(id__in=suyas))


def peticion(actor: Actor, peticion_id: UUID) -> PeticionVista:
    """
    Return a petition.

    :raises SinPermiso: if the actor has nothing to do in the portafirmas.
    :raises PeticionInexistente: if it is not for this actor.
    """
    exigir_portafirmas(actor)
    una = _con_todo(visibles_para(actor)).filter(id=peticion_id).first()
    if una is None:
        raise PeticionInexistente(peticion_id)
    return mirar(actor, una)


def bandeja(actor: Actor, cual: Bandeja, texto: str = "") -> QuerySet[Peticion]:
    """
    Return a tray of the actor: what ends or waits longest first, and of the rest the newest first.

    :param texto: only those with it in the subject or in the name of who sent it.
    """
    exigir_portafirmas(actor)
    elegidas = _con_todo(_de_la_bandeja(actor, cual))
    if texto:
        elegidas = elegidas.filter(
            Q(asunto__icontains=texto) | Q(remitente_nombre__icontains=texto)
        )
    if cual is Bandeja.PENDIENTES:
        return elegidas.order_by(F("plazo").asc(nulls_last=True), "creada_en", "id")
    return elegidas.order_by("-creada_en", "id")


def cuantas(actor: Actor) -> dict[Bandeja, int]:
    """Return how many petitions each tray of the actor has."""
    return {cual: _de_la_bandeja(actor, cual).count() for cual in Bandeja}


def cuantas_pendientes(actor: Actor) -> int:
    """Return how many documents wait for the signature of the actor now."""
    return _de_la_bandeja(actor, Bandeja.PENDIENTES).count()


def cargos_suplidos(actor: Actor) -> frozenset[str]:
    """Return the posts in which the actor substitutes their holders today."""
    hoy = hora_oficial(actor.entidad)().date()
    return frozenset(s.cargo for s in organizacion.cargos_que_suple(actor.identificador, hoy))


def mirar(actor: Actor, una: Peticion, suple: AbstractSet[str] | None = None) -> PeticionVista:
    """
    Return what the actor sees of a petition of its tray.

    :param suple: posts in which it substitutes, where many are looked at.
    """
    turno = bloque_en_turno(una.puestos()) if una.cerrada_en is None else None
    firmantes = _firmantes(una, turno)
    suple = cargos_suplidos(actor) if suple is None else suple
    documento = una.documento
    return PeticionVista(
        id=una.id,
        asunto=una.asunto,
        remitente_nombre=una.remitente_nombre,
        creada_en=una.creada_en,
        plazo=una.plazo,
        cerrada_en=una.cerrada_en,
        estado=una.estado,
        documento_id=documento.id,
        documento_nombre=documento.nombre,
        sha256=documento.sha256,
        size_bytes=documento.size_bytes,
        firmantes=firmantes,
        me_toca=any(
            f.en_turno and (f.nif == actor.identificador or f.cargo in suple) for f in firmantes
        ),
        la_envie=una.remitente_nif == actor.identificador,
    )


def _firmantes(una: Peticion, turno: int | None) -> tuple[FirmanteVisto, ...]:
    return tuple(
        FirmanteVisto(
            f.id, f.nif, f.nombre, f.cargo, f.cargo_nombre, f.bloque, f.firmado_en,
            f.rechazado_en, f.motivo, _en_turno(f, turno), f.suplente_nombre, f.suplencia,
            f.opcional, f.minimo,
        )
        for f in una.firmantes.all()
    )  # fmt: skip


def _en_turno(firmante: Firmante, turno: int | None) -> bool:
    respondio = firmante.firmado_en or firmante.rechazado_en
    return turno is not None and firmante.bloque <= turno and respondio is None


def firmas_de(documento_id: UUID) -> list[Firmante]:
    """Return the signatures that the portafirmas has put on a document, oldest first."""
    hechas = Firmante.objects.filter(peticion__documento_id=documento_id, firmado_en__isnull=False)
    return list(hechas.order_by("firmado_en", "bloque", "orden"))


def _puestos_de(actor: Actor) -> QuerySet[Firmante]:
    """Return the places of the actor: her own, those that she answered, and those she substitutes."""
    suple = cargos_suplidos(actor)
    quien = Q(nif=actor.identificador) | Q(suplente_nif=actor.identificador)
    return Firmante.objects.filter(quien | Q(cargo__in=suple, peticion__cerrada_en=None))


def _con_todo(peticiones: QuerySet[Peticion]) -> QuerySet[Peticion]:
    en_orden = Firmante.objects.order_by("bloque", "orden")
    return peticiones.select_related("documento").prefetch_related(
        Prefetch("firmantes", queryset=en_orden)
    )


def _de_la_bandeja(actor: Actor, cual: Bandeja) -> QuerySet[Peticion]:
    peticiones: QuerySet[Peticion] = Peticion.objects.all()
    if cual is Bandeja.ENVIADAS:
        return peticiones.filter(remitente_nif=actor.identificador)
    suyos = _puestos_de(actor)
    if cual is Bandeja.HECHAS:
        respondio = Q(nif=actor.identificador, suplente_nif="") | Q(
            suplente_nif=actor.identificador
        )
        hechos = Firmante.objects.filter(respondio).exclude(firmado_en=None, rechazado_en=None)
        return peticiones.filter(id__in=hechos.values("peticion_id"))
    abiertos = suyos.filter(firmado_en=None, rechazado_en=None, peticion__cerrada_en=None)
    espera = Q(bloque__gt=F("peticion__turno"))
    elegidos = abiertos.filter(espera if cual is Bandeja.EN_ESPERA else ~espera)
    return peticiones.filter(id__in=elegidos.values("peticion_id"))
