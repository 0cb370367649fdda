"""Ordering a substitution in a post, and ending it before its day (LRJSP art. 13)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q

from consistorio.nucleo.normativa import LRJSP, regla
from consistorio.organizacion.models import Cargo, Empleado, Suplencia
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.constancia import asentar
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto

PERMISO = "organizacion.suplencias"


class SuplenciaNoValida(ValueError):
    """It cannot be ordered; the message says why to a person."""


class SuplenciaInexistente(LookupError):
    """There is no such substitution, or it is over."""


@regla(LRJSP.art("13"))
def disponer_suplencia(
    *,
    actor: Actor,
    cargo: str,
    suplente_nif: str,
    desde: date,
    hasta: date,
    acto_de: str,
    reloj: Reloj,
) -> UUID:
    """
    Let somebody of the staff act in a post between two days, both included; return its key.

    :param acto_de: the act that orders it, which every signature will say (art. 13.4).
    :raises SinPermiso: if the actor may not.
    :raises SuplenciaNoValida: if it cannot be: unknown people, dates, or another at the same time.
    """
    actor.exigir(PERMISO)
    ahora = reloj()
    with acto():
        del_cargo = list(Cargo.objects.select_for_update().filter(codigo=cargo).order_by("id"))
        suplente = Empleado.objects.filter(nif=suplente_nif).first()
        _exigir(del_cargo, suplente, desde, hasta, ahora.date())
        _exigir_que_quepa(cargo, desde, hasta, acto_de)
        una = Suplencia(cargo=cargo, suplente=suplente, desde=desde, hasta=hasta)
        una.acto, una.dispuesta_por, una.dispuesta_en = acto_de.strip()[:200], actor.nombre, ahora
        una.save(force_insert=True)
        _dejar_constancia(actor, una, suplente_nif, ahora)
    return una.id


def terminar_suplencia(*, actor: Actor, suplencia_id: UUID, reloj: Reloj) -> None:
    """
    End a substitution: today is its last day, and one that had not begun has none.

    :raises SinPermiso: if the actor may not.
    :raises SuplenciaInexistente: if there is none, or it is over.
    """
    actor.exigir(PERMISO)
    hoy = reloj().date()
    with acto():
        una = Suplencia.objects.select_for_update().filter(id=suplencia_id).first()
        if una is None or una.hasta < hoy or una.terminada_el is not None:
            raise SuplenciaInexistente(suplencia_id)
        una.terminada_el = hoy if una.desde <= hoy else una.desde - timedelta(days=1)
        una.save(update_fields=["terminada_el"])
        bitacora.anotar(actor, PERMISO, objeto="suplencia", objeto_id=una.id)


def _exigir(
    del_cargo: list[Cargo], suplente: Empleado | None, desde: date, hasta: date, hoy: date
) -> None:
    if not del_cargo:
        raise SuplenciaNoValida("No hay ningún cargo con ese código.")
    if suplente is None:
        raise SuplenciaNoValida("No hay nadie en la plantilla con ese NIF.")
    if hasta < desde or hasta < hoy:
        raise SuplenciaNoValida("La suplencia termina antes de empezar, o ya ha pasado.")
    if any(c.empleado_id == suplente.id and c.hasta is None for c in del_cargo):
        raise SuplenciaNoValida("Quien ocupa el cargo no se suple a sí mismo.")


def _exigir_que_quepa(cargo: str, desde: date, hasta: date, acto_de: str) -> None:
    if not acto_de.strip():
        raise SuplenciaNoValida("Diga el acto que dispone la suplencia.")
    sigue = Q(terminada_el__isnull=True) | Q(terminada_el__gte=desde)
    otras = Suplencia.objects.filter(sigue, cargo=cargo, desde__lte=hasta, hasta__gte=desde)
    if otras.exists():
        raise SuplenciaNoValida("Ya hay otra suplencia de ese cargo en esos días.")


def _dejar_constancia(actor: Actor, una: Suplencia, suplente_nif: str, ahora: datetime) -> None:
    asentar(
        actor.entidad,
        tipo="organizacion.suplencia",
        objeto_id=una.id,
        momento=ahora,
        contenido={
            "cargo": una.cargo,
            "suplente": suplente_nif,
            "desde": una.desde,
            "hasta": una.hasta,
            "acto": una.acto,
        },
    )
    bitacora.anotar(actor, PERMISO, objeto="suplencia", objeto_id=una.id)
