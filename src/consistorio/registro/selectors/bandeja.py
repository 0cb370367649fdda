"""The tray of a unit: what has arrived and where it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from consistorio.plataforma.actores import Actor
from consistorio.registro.models import Entrega
from consistorio.registro.rules.movimientos import FUERA_DE_LA_UNIDAD
from consistorio.registro.rules.numeracion import NumeroDeAsiento, NumeroNoValido
from consistorio.registro.selectors.hechos import Marca, marcas
from consistorio.registro.selectors.objetivos import (
    Espera,
    fuera_de_plazo,
    por_vencimiento,
    relojes,
)

POR_PAGINA = 30
CUENTA_MAXIMA = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Filtros:
    """
    What the clerk looks for.

    :param estado: one of `Entrega.Estado`, or empty for all.
    :param fuera: only what is late; :param por_vencimiento: the latest first.
    :param ahora: as of when, for those two; without it they do nothing.
    """

    estado: str = "pendiente"
    texto: str = ""
    unidad: UUID | None = None
    mias: bool = False
    fuera: bool = False
    por_vencimiento: bool = False
    ahora: datetime | None = None


@dataclass(frozen=True, slots=True)
class EntradaVista:
    """A row of the tray."""

    asiento_id: UUID
    numero: str
    presentado_en: datetime
    extracto: str
    tramite: str
    interesado: str
    nif: str
    estado: str
    asignada_a: str
    expediente_id: UUID | None
    anulado: bool = False
    extracto_rectificado: str = ""
    espera: Espera | None = None


def de_mis_unidades(actor: Actor) -> QuerySet[Entrega]:
    """Return what has arrived in the units of the actor; an administrator sees all of them."""
    actor.exigir("registro.consultar")
    entregas = Entrega.objects.exclude(estado__in=FUERA_DE_LA_UNIDAD)
    if actor.puede("organizacion.gestionar"):
        return entregas
    return entregas.filter(unidad_id__in=actor.unidades)


def bandeja(actor: Actor, filtros: Filtros) -> QuerySet[Entrega]:
    """Return the deliveries that pass the filters, newest first; see `filas`."""
    entregas = de_mis_unidades(actor)
    if filtros.estado:
        entregas = entregas.filter(estado=filtros.estado)
    if filtros.unidad:
        entregas = entregas.filter(unidad_id=filtros.unidad)
    if filtros.mias:
        entregas = entregas.filter(asignada_a=actor.identificador)
    if filtros.texto.strip():
        entregas = entregas.filter(_que_dice(filtros.texto.strip()))
    if filtros.ahora and filtros.fuera:
        entregas = fuera_de_plazo(actor, entregas, filtros.ahora)
    if filtros.ahora and filtros.por_vencimiento:
        return por_vencimiento(actor, entregas, filtros.ahora)
    return entregas.order_by("-recibida_en", "-id")


def _que_dice(texto: str) -> Q:
    """Return the condition for a number, a NIF, or words of the extract or of the name."""
    try:
        numero = NumeroDeAsiento.leer(texto)
    except NumeroNoValido:
        pass
    else:
        return Q(asiento__ejercicio=numero.ejercicio, asiento__numero=numero.numero)
    condicion = Q()
    for palabra in texto.split()[:6]:
        condicion &= (
            Q(asiento__extracto__icontains=palabra)
            | Q(asiento__interesados__nombre__icontains=palabra)
            | Q(asiento__interesados__nif__iexact=palabra)
        )
    return Q(id__in=Entrega.objects.filter(condicion).values("id"))


def filas(actor: Actor, entregas: Any, ahora: datetime | None = None) -> list[EntradaVista]:
    """
    Return the rows of a page of deliveries, with one query for the people.

    :param ahora: as of when to say how long each has waited; without it, it is not said.
    """
    dados = relojes(actor, ahora) if ahora else None
    zona, vistas = ZoneInfo(actor.entidad.zona), []
    leidas = list(entregas.select_related("asiento").prefetch_related("asiento__interesados"))
    tachados = marcas(e.asiento_id for e in leidas)
    for entrega in leidas:
        asiento, marca = entrega.asiento, tachados.get(entrega.asiento_id, Marca())
        persona = next((p for p in asiento.interesados.all() if p.papel == "interesado"), None)
        vistas.append(
            EntradaVista(
                asiento_id=asiento.id,
                numero=str(asiento),
                presentado_en=asiento.presentado_en.astimezone(zona),
                extracto=asiento.extracto,
                tramite=asiento.datos.get("tramite", asiento.procedimiento),
                interesado=persona.nombre if persona else "",
                nif=persona.nif if persona else "",
                estado=entrega.estado,
                asignada_a=entrega.asignada_a,
                expediente_id=entrega.expediente_id,
                anulado=marca.anulado,
                extracto_rectificado=marca.extracto,
                espera=dados.espera(entrega) if dados else None,
            )
        )
    return vistas


def cuentas(actor: Actor) -> dict[str, int]:
    """Return how many deliveries there are in each state, counted up to a thousand."""
    entregas = de_mis_unidades(actor)
    return {
        str(estado): entregas.filter(estado=estado)[:CUENTA_MAXIMA].count()
        for estado in Entrega.Estado.values
    }


def pendientes(actor: Actor) -> int:
    """Return how many wait for somebody to take them, counted up to a thousand."""
    sin_coger = de_mis_unidades(actor).filter(estado=Entrega.Estado.PENDIENTE)
    return sin_coger[:CUENTA_MAXIMA].count()


def fuera(actor: Actor, ahora: datetime) -> int:
    """Return how many of those of the actor are late, counted up to a thousand."""
    return fuera_de_plazo(actor, de_mis_unidades(actor), ahora)[:CUENTA_MAXIMA].count()
