"""Who substitutes whom, in the entidad in course."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from consistorio.organizacion.models import Suplencia
from consistorio.organizacion.selectors.plantilla import cargos_vigentes


@dataclass(frozen=True, slots=True)
class SuplenciaVista:
    """
    A substitution.

    :param titular: who holds the post on the day that was asked; empty, it is vacant.
    :param hasta: its last day, as it stands now.
    """

    id: UUID
    cargo: str
    cargo_nombre: str
    titular: str
    titular_nif: str
    suplente: str
    suplente_nif: str
    desde: date
    hasta: date
    acto: str


def suplencias(dia: date) -> list[SuplenciaVista]:
    """Return the substitutions that are in force on ``dia`` or come after, by their first day."""
    return _vistas(_que_no_han_acabado(dia).order_by("desde", "cargo"), dia)


def cargos_que_suple(nif: str, dia: date) -> list[SuplenciaVista]:
    """Return the substitutions that a person makes on that day."""
    return _vistas(_que_no_han_acabado(dia).filter(suplente__nif=nif, desde__lte=dia), dia)


def _que_no_han_acabado(dia: date) -> QuerySet[Suplencia]:
    sigue = Q(terminada_el__isnull=True) | Q(terminada_el__gte=dia)
    return Suplencia.objects.filter(sigue, hasta__gte=dia)


def _vistas(filas: QuerySet[Suplencia], dia: date) -> list[SuplenciaVista]:
    leidas = list(filas.select_related("suplente"))
    cargos = {cargo.codigo: cargo for cargo in cargos_vigentes(dia)} if leidas else {}
    vistas = []
    for una in leidas:
        cargo = cargos.get(una.cargo)
        vistas.append(
            SuplenciaVista(
                una.id,
                una.cargo,
                cargo.nombre if cargo else una.cargo,
                cargo.titular if cargo else "",
                cargo.nif if cargo else "",
                una.suplente.nombre,
                una.suplente.nif,
                una.desde,
                min(una.hasta, una.terminada_el or una.hasta),
                una.acto,
            )
        )
    return vistas
