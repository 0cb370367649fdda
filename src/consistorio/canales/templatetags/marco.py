"""What the frame of every page shows: menus, languages and the official hour."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import template
from django.template import Context

from consistorio.canales import menus
from consistorio.canales.idiomas import Idioma, idiomas_de
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
