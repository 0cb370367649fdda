"""What the frame of every page shows: menus, languages and the official hour."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import template
from django.conf import settings
from django.template import Context

from consistorio.canales import menus
from consistorio.canales.idiomas import Idioma, idiomas_de
from consistorio.canales.tramitacion.contadores import contadores
from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.reloj import hora_oficial

register = template.Library()


@register.simple_tag(takes_context=True)
def menu_de_la_sede(context: Context) -> list[menus.EntradaVista]:
    return menus.visibles(menus.SEDE, None, _ruta(context))


@register.simple_tag(takes_context=True)
def menu_de_tramitacion(context: Context) -> list[tuple[str, list[menus.EntradaVista]]]:
    """Return the groups of the side menu that have something for who is logged in."""
    grupos = [
        (str(titulo), menus.visibles(entradas, context.get("actor"), _ruta(context)))
        for titulo, entradas in menus.TRAMITACION
    ]
    return [(titulo, entradas) for titulo, entradas in grupos if entradas]


@register.simple_tag(takes_context=True)
def contadores_de_tramitacion(context: Context) -> dict[str, int]:
    """Return the figures of the menu for who is logged in."""
    actor = context.get("actor")
    return contadores(actor, hora_oficial(actor.entidad)().date()) if actor else {}


@register.simple_tag(takes_context=True)
def unidad_de_quien_entra(context: Context) -> str:
    """Return the unit of who is logged in, empty if it has none."""
    actor = context.get("actor")
    empleado = organizacion.empleado(actor.identificador) if actor else None
    return empleado.unidad if empleado else ""


@register.simple_tag(takes_context=True)
def incidencias_en_curso(context: Context) -> list[organizacion.IncidenciaVista]:
    """Return what fails now in the sede, the newest first (LPACAP art. 32.4)."""
    entidad = context["request"].entidad
    return organizacion.incidencias_en_curso(hora_oficial(entidad)())


@register.simple_tag
def origen_de_novedades() -> str:
    """Return the origin that serves live news, empty where there is none."""
    return str(settings.CONSISTORIO_ORIGEN_EVENTOS)


@register.filter
def de(cifras: dict[str, int], nombre: str) -> int | str:
    """Return the figure with that name, or nothing if it is zero."""
    return cifras.get(nombre) or ""


@register.simple_tag(takes_context=True)
def idiomas_de_la_sede(context: Context) -> list[Idioma]:
    return idiomas_de(context["request"])


@register.simple_tag(takes_context=True)
def ahora_oficial(context: Context) -> datetime:
    """Return the official date and hour of the sede (LPACAP art. 31.2)."""
    return hora_oficial(context["entidad"])()


@register.filter
def segundos_del_dia(instante: datetime) -> int:
    return instante.hour * 3600 + instante.minute * 60 + instante.second


def _ruta(context: Context) -> Any:
    return context["request"].path
