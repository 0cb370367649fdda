from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from consistorio.notificaciones.rules.papel import Resultado
from consistorio.notificaciones.selectors import RESULTADOS
from consistorio.notificaciones.services import EntregaEnPapel, Justificante


class Anulacion(forms.Form):
    motivo = forms.CharField(
        label=_("Motivo de la anulación"),
        help_text=_("Queda en el expediente y en el acuse."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class Papel(forms.Form):
    """What the card of the postman says. What each result needs is said by the deed."""

    resultado = forms.ChoiceField(
        label=_("Qué pasó"),
        choices=[("", _("Elija")), *((r.value, texto) for r, texto in RESULTADOS.items())],
    )
    en = forms.DateTimeField(
        label=_("Día y hora"),
        help_text=_("Los que constan en el aviso de recibo; de un anuncio, el día en que sale."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    receptor = forms.CharField(label=_("Quién la recogió"), required=False, max_length=160)
    receptor_documento = forms.CharField(label=_("Su documento"), required=False, max_length=40)
    relacion = forms.CharField(
        label=_("Relación con la persona destinataria"), required=False, max_length=80
    )
    mayor_de_14 = forms.BooleanField(label=_("Tiene catorce años o más"), required=False)
    medio = forms.CharField(
        label=_("Quién la llevó"),
        help_text=_("Correos, notificador, la propia oficina…"),
        required=False,
        max_length=80,
    )
    referencia = forms.CharField(
        label=_("Número del envío o del anuncio"),
        help_text=_("El que le da Correos, o el del boletín."),
        required=False,
        max_length=80,
    )
    circunstancias = forms.CharField(
        label=_("Circunstancias"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    justificante = forms.FileField(
        label=_("Aviso de recibo escaneado"), help_text=_("PDF o imagen."), required=False
    )

    def entrega(self) -> EntregaEnPapel:
        datos = {c: v for c, v in self.cleaned_data.items() if c != "justificante"}
        return EntregaEnPapel(**{**datos, "resultado": Resultado(datos["resultado"])})

    def fichero(self) -> Justificante | None:
        subido: Any = self.cleaned_data["justificante"]
        return Justificante(subido.name, subido.read()) if subido else None
