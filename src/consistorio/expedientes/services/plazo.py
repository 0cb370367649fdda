"""The term to resolve of an expediente, computed again when something stops it (LPACAP art. 22)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from consistorio.expedientes.models import Expediente
from consistorio.expedientes.rules.plazo_de_resolver import plazo_de_resolver
from consistorio.expedientes.services.procedimientos import ficha_de
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.nucleo.plazos import Plazo, Suspension
from consistorio.plataforma.entidades.calendario import calendario_de
from consistorio.plataforma.models import Entidad
from consistorio.registro.rules.fechas import InicioPlazoAdministracion, fechas_de_presentacion


@regla(LPACAP.art("21.3.b"))
def inicio_del_plazo(entidad: Entidad, presentado: datetime) -> date:
    """Return the day from which the term of the Administration counts, by the rule of the entidad."""
    inicio = InicioPlazoAdministracion(
        entidad.ajustes.get("inicio_plazo_administracion", InicioPlazoAdministracion.PRESENTACION)
    )
    fechas = fechas_de_presentacion(
        presentado.astimezone(ZoneInfo(entidad.zona)), calendario_de(entidad), inicio
    )
    return fechas.inicio_plazo_administracion


@regla(LPACAP.art("21.3"), LPACAP.art("22.1"))
def recalcular(
    entidad: Entidad, expediente: Expediente, suspensiones: Iterable[Suspension]
) -> None:
    """
    Compute the term again with what has stopped it, and keep it explained; the row is locked.

    The length is the one that the expediente began with, although its procedure has changed since.

    :raises CalendarioSinPublicar: if the plazo enters a year without a calendar.
    """
    reglas = ficha_de(entidad, expediente).reglas
    if "plazo" in expediente.plazo:
        reglas = replace(reglas, plazo=Plazo.desde_datos(expediente.plazo["plazo"]))
    plazo = plazo_de_resolver(
        reglas,
        desde=expediente.plazo_desde,
        calendario=calendario_de(entidad),
        suspensiones=suspensiones,
        prorrogar_plazo_maximo=entidad.ajustes.get("prorrogar_plazo_maximo", True),
    )
    expediente.plazo = {**expediente.plazo, "explicacion": plazo.explicacion.como_datos()}
    expediente.vence_el, expediente.calendario = plazo.ultimo_dia, plazo.explicacion.calendario
    expediente.save(update_fields=["plazo", "vence_el", "calendario"])
