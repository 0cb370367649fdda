from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from consistorio.catalogo import services
from consistorio.catalogo.rules.definicion import Definicion, DefinicionIncorrecta
from consistorio.catalogo.services import Escrita


class Texto(forms.Form):
    """A definition as text; ``escrita`` is what it says, once it is valid."""

    texto = forms.CharField(
        label=_("Definición del trámite (YAML)"),
        help_text=_("Lo que la ficha y el formulario dicen. El esquema está publicado en la sede."),
        widget=forms.Textarea(attrs={"rows": 30, "spellcheck": "false", "class": "mono"}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    escrita: Escrita
    slug = ""

    @property
    def definicion(self) -> Definicion:
        return self.escrita.definicion

    def clean_texto(self) -> str:
        texto: str = self.cleaned_data["texto"]
        try:
            self.escrita = services.leer_variante(texto)
        except DefinicionIncorrecta as error:
            raise forms.ValidationError(str(error)) from None
        if self.slug and self.definicion.slug != self.slug:
            raise forms.ValidationError(
                _("El nombre de la dirección (slug) de un trámite publicado no se cambia.")
            )
        return texto
