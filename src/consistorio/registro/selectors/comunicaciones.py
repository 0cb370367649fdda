"""The mail of the units of who asks: what came, what went, and each thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet

from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.actores import Actor
from consistorio.registro.models import Comunicacion, RecepcionDeComunicacion
from consistorio.registro.selectors.visibilidad import visibles_para

CUENTA_MAXIMA = 1000


class ComunicacionNoVisible(LookupError):
    """There is no such communication, or it is neither from nor for a unit of the actor."""


@dataclass(frozen=True, slots=True)
class Acuse:
    """Who of a unit has read it, and when; nobody yet, if it is empty."""

    unidad: str
    leida_por: str
    leida_en: datetime | None


@dataclass(frozen=True, slots=True)
class ComunicacionVista:
    """
    :param asientos: key and number of those it speaks of, and whether who asks may see each; the
        number of one that she may not is not said.
    """

    id: UUID
    hilo_id: UUID
    asunto: str
    texto: str
    de_unidad: str
    de_unidad_id: UUID
    de_persona: str
    enviada_en: datetime
    acuses: list[Acuse]
    asientos: list[tuple[UUID, str, bool]]
    sin_leer: bool


def comunicaciones(
    actor: Actor, *, caja: str = "recibidas", texto: str = ""
) -> QuerySet[Comunicacion]:
    """
    Return what came to the units of the actor, or what went from them, the newest first.

    :param caja: «recibidas» or «enviadas»; :param texto: only those that say all these words.
    """
    actor.exigir("registro.comunicar")
    if caja == "enviadas":
        filas = Comunicacion.objects.filter(de_unidad_id__in=actor.unidades)
    else:
        filas = Comunicacion.objects.filter(Exists(_recibidas(actor)))
    for palabra in texto.split()[:6]:
        filas = filas.filter(
            Q(asunto__icontains=palabra)
            | Q(texto__icontains=palabra)
            | Q(de_persona_nombre__icontains=palabra)
        )
    return filas.order_by("-enviada_en", "-id")


def vistas(actor: Actor, filas: list[Comunicacion]) -> list[ComunicacionVista]:
    """Return communications as they are read, with the names of units as they are today."""
    unidades = {clave: nombre for clave, _codigo, nombre in organizacion.unidades()}
    numeros = _numeros(actor, {asiento for una in filas for asiento in una.asientos})
    recepciones: dict[UUID, list[RecepcionDeComunicacion]] = {una.id: [] for una in filas}
    for una in RecepcionDeComunicacion.objects.filter(comunicacion__in=filas).order_by("id"):
        recepciones[una.comunicacion_id].append(una)
    zona = ZoneInfo(actor.entidad.zona)
    return [
        ComunicacionVista(
            id=una.id,
            hilo_id=una.hilo_id,
            asunto=una.asunto,
            texto=una.texto,
            de_unidad=unidades.get(una.de_unidad_id, ""),
            de_unidad_id=una.de_unidad_id,
            de_persona=una.de_persona_nombre,
            enviada_en=una.enviada_en.astimezone(zona),
            acuses=[_acuse(r, unidades, zona) for r in recepciones[una.id]],
            asientos=[(a, numeros.get(a, ""), a in numeros) for a in una.asientos],
            sin_leer=any(
                r.leida_en is None and r.unidad_id in actor.unidades for r in recepciones[una.id]
            ),
        )
        for una in filas
    ]


def _numeros(actor: Actor, claves: set[UUID]) -> dict[UUID, str]:
    """Return the numbers of those that the actor may see; to name one gives nobody sight of it."""
    return {a.id: str(a) for a in visibles_para(actor).filter(id__in=claves)} if claves else {}


def hilo(actor: Actor, comunicacion_id: UUID) -> list[ComunicacionVista]:
    """
    Return the communications of a thread that the actor may see, the first one first.

    :raises ComunicacionNoVisible: if she may not see that one.
    """
    una = una_visible(actor, comunicacion_id)
    suyas = _visibles(actor).filter(hilo_id=una.hilo_id).order_by("enviada_en", "id")
    return vistas(actor, list(suyas))


def sin_leer(actor: Actor) -> int:
    """Return how many wait to be read in the units of the actor, counted up to a thousand."""
    actor.exigir("registro.comunicar")
    return _de_sus_unidades(actor).filter(leida_en=None)[:CUENTA_MAXIMA].count()


def una_visible(actor: Actor, comunicacion_id: UUID) -> Comunicacion:
    """
    Return a communication from or for a unit of the actor.

    :raises ComunicacionNoVisible: if it is neither.
    """
    actor.exigir("registro.comunicar")
    una = _visibles(actor).filter(id=comunicacion_id).first()
    if una is None:
        raise ComunicacionNoVisible(comunicacion_id)
    return una


def _visibles(actor: Actor) -> QuerySet[Comunicacion]:
    return Comunicacion.objects.filter(
        Q(de_unidad_id__in=actor.unidades) | Exists(_recibidas(actor))
    )


def _recibidas(actor: Actor) -> QuerySet[RecepcionDeComunicacion]:
    return _de_sus_unidades(actor).filter(comunicacion=OuterRef("pk"))


def _de_sus_unidades(actor: Actor) -> QuerySet[RecepcionDeComunicacion]:
    return RecepcionDeComunicacion.objects.filter(unidad_id__in=actor.unidades)


def _acuse(una: RecepcionDeComunicacion, unidades: dict[UUID, str], zona: ZoneInfo) -> Acuse:
    leida = una.leida_en.astimezone(zona) if una.leida_en else None
    return Acuse(unidades.get(una.unidad_id, ""), una.leida_por_nombre, leida)
