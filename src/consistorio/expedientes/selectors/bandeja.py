"""The list of expedientes of the staff: filters, counters, search."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from consistorio.expedientes.models import Expediente
from consistorio.expedientes.rules.estados import TERMINADOS, Estado
from consistorio.expedientes.selectors.expediente import visibles_para
from consistorio.plataforma.actores import Actor

POR_PAGINA = 50
PRONTO = timedelta(days=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filtros:
    """What is asked of the list. ``vence``: «pronto» or «vencido»; ``pagina`` begins at 1."""

    texto: str = ""
    estado: str = ""
    mios: bool = False
    vence: str = ""
    pagina: int = 1


@dataclass(frozen=True, slots=True)
class ResumenDeExpediente:
    id: UUID
    numero: str
    titulo: str
    asunto: str
    interesado: str
    tramitador: str
    estado: Estado
    vence_el: date
    quedan: int
    terminado: bool


@dataclass(frozen=True, slots=True)
class Bandeja:
    """A page of the list, and how many there are in each place."""

    filas: list[ResumenDeExpediente]
    total: int
    pagina: int
    paginas: int
    abiertos: int
    mios: int
    vencen_pronto: int
    vencidos: int


def bandeja(actor: Actor, filtros: Filtros, hoy: date) -> Bandeja:
    """Return a page of the expedientes that the actor may see: the first to run out come first."""
    visibles = visibles_para(actor)
    filas = _filtradas(visibles, filtros, actor, hoy)
    total = filas.count()
    paginas = max(1, -(-total // POR_PAGINA))
    pagina = min(max(filtros.pagina, 1), paginas)
    desde = (pagina - 1) * POR_PAGINA
    cuentas = visibles.aggregate(
        abiertos=Count("id", filter=_ABIERTOS),
        mios=Count("id", filter=_ABIERTOS & Q(tramitador_nif=actor.identificador)),
        vencen_pronto=Count("id", filter=_vence("pronto", hoy)),
        vencidos=Count("id", filter=_vence("vencido", hoy)),
    )
    orden = filas.order_by("archivado_en", "vence_el", "id")[desde : desde + POR_PAGINA]
    return Bandeja([_resumen(e, hoy) for e in orden], total, pagina, paginas, **cuentas)


_ABIERTOS = ~Q(estado__in=[estado.value for estado in TERMINADOS])


def _vence(cuando: str, hoy: date) -> Q:
    if cuando == "vencido":
        return _ABIERTOS & Q(vence_el__lt=hoy)
    return _ABIERTOS & Q(vence_el__range=(hoy, hoy + PRONTO))


def _filtradas(
    filas: QuerySet[Expediente], filtros: Filtros, actor: Actor, hoy: date
) -> QuerySet[Expediente]:
    if filtros.estado in set(Estado):
        filas = filas.filter(estado=filtros.estado)
    if filtros.mios:
        filas = filas.filter(tramitador_nif=actor.identificador)
    if filtros.vence:
        filas = filas.filter(_vence(filtros.vence, hoy))
    for palabra in filtros.texto.split()[:6]:
        filas = filas.filter(_busca(palabra))
    return filas


def _busca(palabra: str) -> Q:
    """Look in what people remember: number, NIF, name, matter; «EXP-2026-000012» is a number."""
    partes = palabra.upper().removeprefix("EXP-").split("-")
    encuentra = (
        Q(asunto__icontains=palabra)
        | Q(titulo__icontains=palabra)
        | Q(interesado_nombre__icontains=palabra)
        | Q(interesado_nif__iexact=palabra)
        | Q(asiento__iexact=palabra)
    )
    if len(partes) == len(("ejercicio", "numero")) and all(p.isdecimal() for p in partes):
        encuentra |= Q(ejercicio=int(partes[0][:4]), numero=int(partes[1][:9]))
    return encuentra


def _resumen(uno: Expediente, hoy: date) -> ResumenDeExpediente:
    return ResumenDeExpediente(
        id=uno.id,
        numero=str(uno),
        titulo=uno.titulo,
        asunto=uno.asunto,
        interesado=uno.interesado_nombre,
        tramitador=uno.tramitador_nombre,
        estado=Estado(uno.estado),
        vence_el=uno.vence_el,
        quedan=(uno.vence_el - hoy).days,
        terminado=Estado(uno.estado) in TERMINADOS,
    )
