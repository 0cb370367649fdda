"""How what waits in the trays stands, and the figures of each unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Case, DateTimeField, F, Q, QuerySet, Value, When

from consistorio.nucleo.calendarios import CalendarioSinPublicar
from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.entidades.calendario import calendario_de
from consistorio.registro.models import Entrega, ObjetivoDeUnidad
from consistorio.registro.rules.movimientos import SIN_ACABAR
from consistorio.registro.rules.objetivos import (
    DE_LA_LEY,
    Medida,
    Objetivo,
    dias_habiles_pasados,
    situacion,
    umbral,
    vence,
)


@dataclass(frozen=True, slots=True)
class Espera:
    """How long something has waited. :param ultimo_dia: the last instant in which it is not late."""

    dias: int
    situacion: str
    ultimo: datetime


@dataclass(frozen=True, slots=True)
class CifrasDeUnidad:
    """
    What waits in a unit, by whole días hábiles. With nothing waiting, no day is said.

    :param es_propio: the unit has an objective of its own.
    """

    unidad_id: UUID
    unidad: str
    objetivo: Objetivo
    es_propio: bool
    esperan: int
    fuera: int
    mediana: int | None
    mas_antigua: int | None


@dataclass(frozen=True, slots=True)
class Relojes:
    """The objectives of the entidad, read once for a page."""

    actor: Actor
    ahora: datetime
    objetivos: dict[UUID, Objetivo]

    def de(self, unidad_id: UUID) -> Objetivo:
        """Return the objective of a unit, or that of the law."""
        return self.objetivos.get(unidad_id, DE_LA_LEY)

    def espera(self, entrega: Entrega) -> Espera | None:
        """Return how long a delivery waits; nothing if it does not, or there is no calendar."""
        if entrega.estado not in SIN_ACABAR:
            return None
        calendario = calendario_de(self.actor.entidad)
        recibida = entrega.recibida_en.astimezone(self.ahora.tzinfo)
        try:
            vencimiento = vence(recibida, self.de(entrega.unidad_id), calendario)
            como = situacion(vencimiento, self.ahora, calendario)
            dias = dias_habiles_pasados(recibida.date(), self.ahora.date(), calendario)
        except CalendarioSinPublicar:
            return None
        return Espera(dias, como.value, vencimiento - timedelta(minutes=1))

    def umbrales(self) -> tuple[datetime, dict[UUID, datetime]]:
        """
        Return before which minute what arrived is late: in general, and in each unit with its own.

        :raises CalendarioSinPublicar: if there is no calendar to count with.
        """
        calendario = calendario_de(self.actor.entidad)
        propios = {u: umbral(o, self.ahora, calendario) for u, o in self.objetivos.items()}
        return umbral(DE_LA_LEY, self.ahora, calendario), propios


def relojes(actor: Actor, ahora: datetime) -> Relojes:
    """Return the objectives of the entidad, as of an instant."""
    filas = ObjetivoDeUnidad.objects.values_list("unidad_id", "cantidad", "medida")
    objetivos = {unidad: Objetivo(cuanto, Medida(medida)) for unidad, cuanto, medida in filas}
    return Relojes(actor, ahora.astimezone(ZoneInfo(actor.entidad.zona)), objetivos)


def fuera_de_plazo(actor: Actor, entregas: QuerySet[Entrega], ahora: datetime) -> QuerySet[Entrega]:
    """Return those that wait and are late; nothing if there is no calendar to count with."""
    try:
        general, propios = relojes(actor, ahora).umbrales()
    except CalendarioSinPublicar:
        return entregas.none()
    tarde = Q(recibida_en__lt=general) & ~Q(unidad_id__in=list(propios))
    for unidad, limite in propios.items():
        tarde |= Q(unidad_id=unidad, recibida_en__lt=limite)
    return entregas.filter(tarde, estado__in=SIN_ACABAR)


def por_vencimiento(
    actor: Actor, entregas: QuerySet[Entrega], ahora: datetime
) -> QuerySet[Entrega]:
    """
    Return them by how near they are of being late, the latest first.

    Between units with other objectives it is the time since the minute from which each is late.
    """
    try:
        general, propios = relojes(actor, ahora).umbrales()
    except CalendarioSinPublicar:
        return entregas.order_by("recibida_en", "id")
    casos = [When(unidad_id=unidad, then=Value(limite)) for unidad, limite in propios.items()]
    limite = Case(*casos, default=Value(general), output_field=DateTimeField())
    return entregas.annotate(margen=F("recibida_en") - limite).order_by("margen", "id")


def cifras(actor: Actor, ahora: datetime) -> list[CifrasDeUnidad]:
    """
    Return the figures of the units whose objective the actor may settle, or whose work she assigns.

    :raises SinPermiso: if she may do neither.
    """
    if not actor.puede("registro.objetivos"):
        actor.exigir("registro.asignar")
    dados = relojes(actor, ahora)
    return [
        _cifras(dados, unidad, nombre)
        for unidad, _codigo, nombre in organizacion.unidades()
        if actor.puede_en("registro.objetivos", unidad)
        or (unidad in actor.unidades and actor.puede_en("registro.asignar", unidad))
    ]


def _cifras(dados: Relojes, unidad: UUID, nombre: str) -> CifrasDeUnidad:
    suyas = Entrega.objects.filter(unidad_id=unidad, estado__in=SIN_ACABAR).order_by("recibida_en")
    cuantas = suyas.count()
    return CifrasDeUnidad(
        unidad_id=unidad,
        unidad=nombre,
        objetivo=dados.de(unidad),
        es_propio=unidad in dados.objetivos,
        esperan=cuantas,
        fuera=fuera_de_plazo(dados.actor, suyas, dados.ahora).count(),
        mediana=_dias_de(dados, suyas[cuantas // 2]) if cuantas else None,
        mas_antigua=_dias_de(dados, suyas[0]) if cuantas else None,
    )


def _dias_de(dados: Relojes, entrega: Entrega) -> int | None:
    espera = dados.espera(entrega)
    return espera.dias if espera else None
