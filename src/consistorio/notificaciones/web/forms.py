from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class Anulacion(forms.Form):
    motivo = forms.CharField(
        label=_("Motivo de la anulación"),
        help_text=_("Queda en el expediente y en el acuse."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
