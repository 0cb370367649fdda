from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

MAXIMO_BYTES = 20 * 1024 * 1024
MAXIMO_DE_CERTIFICADOS = 64 * 1024


class Firma(forms.Form):
    """The second factor; what is signed goes in boxes of the page."""

    codigo = forms.CharField(
        label=_("Código de su autenticador"),
        help_text=_("Las 6 cifras que ahora muestra su aplicación de autenticación."),
        max_length=9,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "size": 9}
        ),
    )

    def clean_codigo(self) -> str:
        codigo = "".join(str(self.cleaned_data["codigo"]).split())
        if not (codigo.isascii() and codigo.isdigit() and len(codigo) == 6):  # noqa: PLR2004
            raise forms.ValidationError(_("Escriba las 6 cifras del código."))
        return codigo


class Rechazo(forms.Form):
    motivo = forms.CharField(
        label=_("Motivo del rechazo"),
        help_text=_("Lo leerá quien la envió; queda en el expediente."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SelloDeToken(forms.Form):
    token = forms.ChoiceField(label=_("Token"))
    etiqueta = forms.CharField(
        label=_("Etiqueta de la clave"),
        help_text=_("La que le puso quien creó la clave dentro del token."),
        max_length=200,
    )
    certificados = forms.FileField(
        label=_("Certificado del sello"),
        help_text=_("En PEM, con los de las autoridades detrás si los tiene, o en DER."),
    )

    def __init__(self, *args: Any, tokens: Iterable[str], **mas: Any) -> None:
        super().__init__(*args, **mas)
        campo = self.fields["token"]
        if isinstance(campo, forms.ChoiceField):
            campo.choices = [(nombre, nombre) for nombre in tokens]

    def clean_certificados(self) -> Any:
        subido = self.cleaned_data["certificados"]
        if subido.size > MAXIMO_DE_CERTIFICADOS:
            raise forms.ValidationError(_("Es demasiado grande para ser un certificado."))
        return subido


class Codigo(forms.Form):
    """The code of a document, as somebody typed it."""

    csv = forms.CharField(
        label=_("Código seguro de verificación (CSV)"),
        help_text=_(
            "Está en el margen del documento. Da igual poner guiones, espacios o minúsculas."
        ),
        max_length=80,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


class Fichero(forms.Form):
    """A signed file that somebody has been given, and what it signs if it is another."""

    fichero = forms.FileField(
        label=_("Fichero firmado"),
        help_text=_(
            "Un PDF, un XML o un fichero de firma (.csig, .p7s, .xsig…), hasta 20 MB. Lo miramos y lo "
            "olvidamos: no se guarda."
        ),
    )
    aparte = forms.FileField(
        label=_("Lo firmado, si va en otro fichero"),
        help_text=_("Solo si la firma vino en un fichero y el documento en otro."),
        required=False,
    )

    def clean_fichero(self) -> Any:
        return _que_quepa(self.cleaned_data["fichero"])

    def clean_aparte(self) -> Any:
        fichero = self.cleaned_data["aparte"]
        return _que_quepa(fichero) if fichero else None


def _que_quepa(fichero: Any) -> Any:
    if (fichero.size or 0) > MAXIMO_BYTES:
        raise forms.ValidationError(_("El fichero pasa de 20 MB."))
    return fichero


def elegidas(valores: Iterable[str]) -> list[tuple[UUID, str]]:
    """Return the petitions chosen in the page, each with the hash of what it showed."""
    pares = []
    for valor in valores:
        clave, _dos_puntos, huella = valor.partition(":")
        try:
            pares.append((UUID(clave), huella))
        except ValueError:
            continue  # Nobody's screen writes that.
    return pares
