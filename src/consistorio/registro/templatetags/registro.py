"""The codes of an asiento in the words of the screen."""

from __future__ import annotations

from django import forms, template
from django.forms.boundfield import BoundField

from consistorio.registro.rules.domicilio import PROVINCIAS, Domicilio
from consistorio.registro.selectors.palabras import ACCIONES, CAMPOS, en_palabras
from consistorio.registro.selectors.palabras_lotes import en_palabras as razon_en_palabras

register = template.Library()
register.filter("en_palabras", en_palabras)
register.filter("razon_en_palabras", razon_en_palabras)


@register.simple_tag
def campo(formulario: forms.Form, papel: str, nombre: str) -> BoundField:
    """Return the question ``nombre`` about the person of that papel."""
    return formulario[f"{papel}_{nombre}"]


@register.filter
def nombre_de_campo(campo: str) -> str:
    """Return what is rectified, as the screens call it."""
    return str(CAMPOS.get(campo, campo))


@register.filter
def accion_en_palabras(accion: str) -> str:
    """Return what was done; what has no words of its own, as the log writes it."""
    return str(ACCIONES.get(accion, accion))


@register.filter
def en_una_linea(domicilio: Domicilio) -> str:
    """Return the address as it is written on an envelope, in one line."""
    provincia = PROVINCIAS.get(domicilio.provincia_efectiva, "")
    lugar = " ".join(filter(None, (domicilio.codigo_postal, domicilio.municipio)))
    pais = "" if domicilio.pais == "ES" else domicilio.pais
    return ", ".join(filter(None, (domicilio.direccion, lugar, provincia, pais)))
