"""Tags that every screen may use: icons, sizes and addresses that may not exist."""

from __future__ import annotations

from typing import Any

from django import template
from django.forms import BoundField
from django.template.loader import get_template
from django.urls import NoReverseMatch, reverse
from django.utils.formats import number_format

register = template.Library()

KIB = 1024
MIB = KIB * KIB


@register.simple_tag
def icono(nombre: str) -> str:
    """Return the drawing ``nombre`` (a file of ``templates/ui/iconos``), hidden from readers."""
    return get_template(f"ui/iconos/{nombre}.svg").render()


@register.simple_tag
def enlace(nombre: str, *args: Any) -> str:
    """Return the address of that screen, or nothing if this installation does not have it."""
    try:
        return reverse(nombre, args=args)
    except NoReverseMatch:
        return ""


@register.filter
def tamano(size_bytes: int) -> str:
    """Return a size for people: «640 B», «12 KB», «3,4 MB»."""
    if size_bytes < KIB:
        return f"{size_bytes} B"
    if size_bytes < MIB:
        return f"{size_bytes / KIB:.0f} KB"
    return f"{number_format(size_bytes / MIB, 1).removesuffix(',0').removesuffix('.0')} MB"


@register.filter
def es_casilla(campo: BoundField) -> bool:
    """Tell whether the field is a single check box, whose label goes behind."""
    widget = campo.field.widget
    return getattr(widget, "input_type", "") == "checkbox" and not widget.use_fieldset
