"""Texts of the catalogue in the language of the page, saying so when they are in another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext

from consistorio.catalogo.rules.definicion import Plazo, Sentido, Unidad
from consistorio.catalogo.rules.formulario import Formato
from consistorio.catalogo.rules.textos import en_idioma

register = template.Library()


@register.filter
def texto(textos: Mapping[str, str]) -> str | SafeString:
    """Return the text; if it is not in the language of the page, inside a span that says which."""
    idioma = get_language() or "es"
    valor, en = en_idioma(textos, idioma)
    return valor if en == idioma else format_html('<span lang="{}">{}</span>', en, valor)


@register.filter
def parrafos(textos: Mapping[str, str]) -> SafeString:
    """Return the text in paragraphs, marked with its language."""
    valor, en = en_idioma(textos, get_language() or "es")
    cuerpo = format_html_join("", "<p>{}</p>", ((p,) for p in valor.split("\n\n")))
    return format_html('<div lang="{}">{}</div>', en, cuerpo)


@register.filter
def simple(textos: Mapping[str, str]) -> str:
    """Return the text alone, for a title of the page or an attribute."""
    return en_idioma(textos, get_language() or "es").valor


@register.filter
def en_palabras(plazo: Plazo) -> str:
    """Return a term for people: «3 meses», «10 días hábiles»."""
    frases = {
        Unidad.MESES: ngettext("%(n)s mes", "%(n)s meses", plazo.cantidad),
        Unidad.DIAS_HABILES: ngettext("%(n)s día hábil", "%(n)s días hábiles", plazo.cantidad),
        Unidad.DIAS_NATURALES: ngettext(
            "%(n)s día natural", "%(n)s días naturales", plazo.cantidad
        ),
    }
    return frases[plazo.unidad] % {"n": plazo.cantidad}


@register.filter
def del_silencio(sentido: Sentido) -> str:
    """Return what silence means, in a few words."""
    return {
        Sentido.ESTIMATORIO: gettext("Se entiende concedido (silencio positivo)"),
        Sentido.DESESTIMATORIO: gettext("Se entiende denegado (silencio negativo)"),
        Sentido.NO_PROCEDE: gettext("El silencio no produce efecto"),
        Sentido.DEPENDE: gettext("Depende de lo que se pida"),
    }[sentido]


@register.filter
def formatos(admitidos: Sequence[Formato]) -> str:
    """Return which files are taken: «En PDF o foto»."""
    nombres = {
        Formato.PDF: gettext("PDF"),
        Formato.IMAGEN: gettext("foto"),
        Formato.OFIMATICA: gettext("documento de texto u hoja de cálculo"),
    }
    return gettext("Se admite: %(formatos)s.") % {
        "formatos": ", ".join(nombres[f] for f in admitidos)
    }
