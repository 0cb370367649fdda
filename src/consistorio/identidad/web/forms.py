from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class AccesoDeEmpleado(forms.Form):
    nif = forms.CharField(
        label=_("NIF"),
        max_length=9,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "characters"}),
    )
    password = forms.CharField(
        label=_("Contraseña"),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    codigo = forms.RegexField(
        label=_("Código de su autenticador"),
        regex=r"^\d{6}$",
        help_text=_("Las 6 cifras que ahora muestra su aplicación de autenticación."),
        error_messages={"invalid": _("Escriba las 6 cifras del código.")},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def clean_nif(self) -> str:
        return str(self.cleaned_data["nif"]).strip().upper()
