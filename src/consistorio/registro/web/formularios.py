"""From the questions of a procedure to a form on the page."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from consistorio.catalogo.rules.definicion import Definicion
from consistorio.catalogo.rules.formulario import Campo, TipoDeCampo
from consistorio.catalogo.rules.textos import en_idioma

T = TipoDeCampo
FILAS = 7
DE_LA_SOLICITUD = ("expone", "solicita")


def _texto(_campo: Campo, comun: dict[str, Any]) -> forms.Field:
    return forms.CharField(**comun)


def _parrafo(_campo: Campo, comun: dict[str, Any]) -> forms.Field:
    return forms.CharField(**comun, widget=forms.Textarea(attrs={"rows": FILAS}))


def _fecha(_campo: Campo, comun: dict[str, Any]) -> forms.Field:
    entrada = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(**comun, widget=entrada, input_formats=["%Y-%m-%d", "%d/%m/%Y"])


def _numero(campo: Campo, comun: dict[str, Any]) -> forms.Field:
    return forms.IntegerField(**comun, min_value=0, max_value=campo.maximo)


def _importe(_campo: Campo, comun: dict[str, Any]) -> forms.Field:
    entrada = forms.TextInput(attrs={"inputmode": "decimal", "size": 12})
    return forms.DecimalField(
        **comun,
        min_value=Decimal(0),
        max_digits=12,
        decimal_places=2,
        localize=True,
        widget=entrada,
    )


def _correo(_campo: Campo, comun: dict[str, Any]) -> forms.Field:
    return forms.EmailField(**comun)


def _telefono(_campo: Campo, comun: dict[str, Any]) -> forms.Field:
    return forms.RegexField(r"^\+?[0-9 ]{9,20}$", **comun)


def _opciones(campo: Campo, comun: dict[str, Any]) -> forms.Field:
    opciones = [(o.valor, en_idioma(o.etiqueta, "es").valor) for o in campo.opciones]
    return forms.ChoiceField(**comun, choices=opciones, widget=forms.RadioSelect)


def _lista(campo: Campo, comun: dict[str, Any]) -> forms.Field:
    opciones = [(o.valor, en_idioma(o.etiqueta, "es").valor) for o in campo.opciones]
    return forms.ChoiceField(**comun, choices=[("", "—"), *opciones])


def _casilla(_campo: Campo, comun: dict[str, Any]) -> forms.Field:
    return forms.BooleanField(**comun)


HACER: dict[TipoDeCampo, Callable[[Campo, dict[str, Any]], forms.Field]] = {
    T.TEXTO: _texto,
    T.PARRAFO: _parrafo,
    T.FECHA: _fecha,
    T.NUMERO: _numero,
    T.IMPORTE: _importe,
    T.CORREO: _correo,
    T.TELEFONO: _telefono,
    T.OPCIONES: _opciones,
    T.LISTA: _lista,
    T.CASILLA: _casilla,
}
CON_LARGO = {T.TEXTO, T.PARRAFO}


class Contacto(forms.Form):
    """How to reach the person; it comes filled in with what she told us before."""

    email = forms.EmailField(
        label=_("Correo electrónico para avisos"),
        required=False,
        help_text=_(
            "Le avisaremos aquí cuando tenga una notificación. El aviso no dice nada de su contenido."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    telefono = forms.RegexField(
        r"^\+?[0-9 ]{9,20}$",
        label=_("Teléfono"),
        required=False,
        error_messages={"invalid": _("Escriba un teléfono con sus nueve cifras.")},
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel", "size": 16}),
    )
    direccion = forms.CharField(
        label=_("Dirección"),
        required=False,
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    elige_electronico = forms.BooleanField(
        label=_("Quiero que me notifiquen por medios electrónicos"),
        required=False,
        help_text=_(
            "Las verá en su carpeta. Si pasan diez días naturales sin abrir una, se entiende "
            "rechazada y el procedimiento sigue (artículo 43.2 de la Ley 39/2015). Las personas "
            "jurídicas y demás obligados las reciben siempre así."
        ),
    )


def formulario_de(definicion: Definicion, idioma: str) -> type[forms.Form]:
    """Return the form of a procedure in a language: its questions, then the contact data."""
    campos = {c.nombre: _campo(c, idioma) for c in definicion.formulario.campos}
    return type("FormularioDeTramite", (forms.Form,), {**campos, **Contacto.base_fields})


def _campo(campo: Campo, idioma: str) -> forms.Field:
    comun: dict[str, Any] = {
        "label": en_idioma(campo.etiqueta, idioma).valor,
        "help_text": en_idioma(campo.ayuda, idioma).valor,
        "required": campo.obligatorio,
    }
    if campo.tipo in CON_LARGO:
        comun["max_length"] = campo.maximo
    return HACER[campo.tipo](campo, comun)


def en_palabras(definicion: Definicion, valores: dict[str, Any]) -> list[tuple[str, str]]:
    """Return (label, value) of each answer as the signed paper shows them, in Spanish."""
    dichos = []
    for campo in definicion.formulario.campos:
        valor = valores.get(campo.nombre)
        if campo.nombre not in DE_LA_SOLICITUD and valor not in {None, ""}:
            dichos.append((en_idioma(campo.etiqueta, "es").valor, _valor(campo, valor)))
    return dichos


def _valor(campo: Campo, valor: Any) -> str:
    if campo.tipo is T.CASILLA:
        return "Sí" if valor else "No"
    if campo.tipo is T.IMPORTE:
        return f"{valor} €"
    por_valor = {o.valor: en_idioma(o.etiqueta, "es").valor for o in campo.opciones}
    return por_valor.get(str(valor), str(valor))
