"""Tags that every screen may use: icons, sizes and addresses that may not exist."""

from __future__ import annotations

from typing import Any

from django import template
from django.forms import BoundField
from django.template.loader import get_template
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()

KIB = 1024
MIB = KIB * KIB


@register.simple_tag
def icono(nombre: str) -> SafeString:
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
    return f"{size_bytes / MIB:.1f} MB".replace(".", _(","))


@register.filter
def es_grupo(campo: BoundField) -> bool:
    """Tell whether the field is several controls (radios, checks), which need a legend."""
    return bool(campo.field.widget.use_fieldset)


@register.filter
def es_casilla(campo: BoundField) -> bool:
    """Tell whether the field is a single check box, whose label goes behind."""
    return getattr(campo.field.widget, "input_type", "") == "checkbox" and not es_grupo(campo)


@register.filter
def partes(campo: BoundField, cosa: str) -> str:
    """Return the id of the «ayuda» or the «error» of a field, as Django writes it."""
    return f"{campo.auto_id}_{'helptext' if cosa == 'ayuda' else 'error'}"
