"""How to reach the person: what every form asks besides its own questions."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


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
