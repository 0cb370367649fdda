"""The exchanges with other registers, as the staff sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from django.db.models import Exists, OuterRef, Q, QuerySet

from consistorio.plataforma.actores import Actor
from consistorio.plataforma.almacen import almacen
from consistorio.registro.models import FicheroSir, IntercambioSir, MensajeSir, TrazaSir
from consistorio.registro.rules.sicres import Intercambio
from consistorio.registro.rules.sicres.estados import Estado, Hecho, Lado, posibles
from consistorio.registro.rules.sicres.protocolo import INTENTOS_MAXIMOS
from consistorio.registro.selectors.visibilidad import visibles_para

CUENTA_MAXIMA = 1000
VISTAS = ("recibidos", "enviados", "reparar", "todos")
EN_MANOS_DE_NADIE = (
    Estado.ENVIADO_ERROR,
    Estado.REENVIADO_ERROR,
    Estado.RECHAZADO_ERROR,
    Estado.DEVUELTO,
)
VIVOS = (MensajeSir.Estado.PENDIENTE, MensajeSir.Estado.ENTREGADO)


class IntercambioNoVisible(LookupError):
    """There is no such exchange, or the actor may not know of it."""


@dataclass(frozen=True, slots=True)
class FicheroVisto:
    id: UUID
    nombre: str
    mime: str
    sha256: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class PasoVisto:
    """A line of the history. :param despues: state after it."""

    hecho: str
    despues: str
    quien: str
    detalle: str
    momento: datetime


@dataclass(frozen=True, slots=True)
class EntregaVista:
    """The message that waits to be handed over or answered. :param error: why it could not be."""

    intentos: int
    agotada: bool
    error: str
    siguiente_en: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class IntercambioVisto:
    """An exchange with its history. :param puede: what may be done from its state."""

    id: UUID
    identificador: str
    lado: str
    estado: str
    oficina: str
    otra_oficina: str
    otra_oficina_nombre: str
    motivo: str
    numero_remoto: str
    documentacion_fisica: str
    presentado_en: datetime
    asiento_id: UUID | None
    asiento_a_la_vista: bool
    avisos: list[str]
    mensaje: Intercambio
    ficheros: list[FicheroVisto]
    pasos: list[PasoVisto]
    espera: EntregaVista | None
    puede: frozenset[Hecho]


def intercambios(actor: Actor, ver: str = "todos") -> QuerySet[IntercambioSir]:
    """Return the exchanges of a tray, the last moved first. :param ver: one of `VISTAS`."""
    actor.exigir("registro.sir")
    todos = IntercambioSir.objects.order_by("-movido_en", "-id")
    match ver:
        case "recibidos":
            return todos.filter(lado=Lado.ENTRANTE, estado=Estado.RECIBIDO)
        case "enviados":
            return todos.filter(lado=Lado.SALIENTE)
        case "reparar":
            return todos.filter(_atascado())
        case _:
            return todos


def _atascado() -> Q:
    """Return the condition of what a person has to look at."""
    sin_salir = MensajeSir.objects.filter(
        Q(intentos__gte=INTENTOS_MAXIMOS) | ~Q(error=""),
        intercambio=OuterRef("pk"),
        espera_acuse=True,
        estado__in=VIVOS,
    )
    return Q(estado__in=EN_MANOS_DE_NADIE) | Q(Exists(sin_salir))


def cuentas_de_sir(actor: Actor) -> dict[str, int]:
    """Return how many there are in each tray, counted up to a thousand."""
    return {ver: intercambios(actor, ver)[:CUENTA_MAXIMA].count() for ver in VISTAS[:3]}


def envio_de(actor: Actor, asiento_id: UUID) -> UUID | None:
    """Return the exchange in which an asiento is, if it is in one that counts."""
    actor.exigir("registro.sir")
    suyos = IntercambioSir.objects.filter(asiento_id=asiento_id).exclude(estado=Estado.ANULADO)
    return suyos.order_by("-creado_en").values_list("id", flat=True).first()


def intercambio(actor: Actor, intercambio_id: UUID) -> IntercambioVisto:
    """
    Return an exchange with all that is known of it.

    :raises IntercambioNoVisible: if there is no such exchange here.
    """
    actor.exigir("registro.sir")
    fila = IntercambioSir.objects.filter(id=intercambio_id).first()
    if fila is None:
        raise IntercambioNoVisible(intercambio_id)
    zona = ZoneInfo(actor.entidad.zona)
    iguales = (
        "id identificador lado estado oficina otra_oficina otra_oficina_nombre motivo avisos "
        "numero_remoto documentacion_fisica asiento_id"
    )
    return IntercambioVisto(
        **{campo: getattr(fila, campo) for campo in iguales.split()},
        # Who accepts it may have sent it to a unit that is not hers.
        asiento_a_la_vista=actor.puede("registro.consultar")
        and visibles_para(actor).filter(id=fila.asiento_id).exists(),
        presentado_en=fila.presentado_en.astimezone(zona),
        mensaje=msgspec.convert(fila.contenido, Intercambio),
        ficheros=[
            FicheroVisto(f.id, f.nombre, f.mime, f.sha256, f.size_bytes)
            for f in fila.ficheros.order_by("orden")
        ],
        pasos=[_paso(t, zona) for t in fila.trazas.order_by("momento", "id")],
        espera=_espera(fila, zona),
        puede=posibles(Lado(fila.lado), Estado(fila.estado)),
    )


def _paso(t: TrazaSir, zona: ZoneInfo) -> PasoVisto:
    return PasoVisto(t.hecho, t.despues, t.quien, t.detalle, t.momento.astimezone(zona))


def _espera(fila: IntercambioSir, zona: ZoneInfo) -> EntregaVista | None:
    vivos = fila.mensajes.filter(espera_acuse=True, estado__in=VIVOS)
    m: Any = vivos.order_by("-creado_en").first()
    if m is None:
        return None
    agotada = m.intentos >= INTENTOS_MAXIMOS
    return EntregaVista(m.intentos, agotada, m.error, m.siguiente_en.astimezone(zona))


def fichero(actor: Actor, intercambio_id: UUID, fichero_id: UUID) -> tuple[str, bytes]:
    """
    Return the name and the bytes of a file of an exchange.

    :raises IntercambioNoVisible: if there is no such file here.
    """
    actor.exigir("registro.sir")
    uno = FicheroSir.objects.filter(id=fichero_id, intercambio_id=intercambio_id).first()
    if uno is None:
        raise IntercambioNoVisible(fichero_id)
    return uno.nombre, almacen().leer(actor.entidad, uno.sha256)
