"""What the staff writes to send, forward, accept or reject."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from consistorio.registro.services.sir import Destino
from consistorio.registro.web.sir_palabras import FISICA


class DestinoForm(forms.Form):
    """An office and, behind it, a unit."""

    oficina = forms.CharField(
        label=_("Código de la oficina de destino"),
        help_text=_("Código DIR3, como O00002061."),
        max_length=21,
        widget=forms.TextInput(attrs={"size": 12, "autocomplete": "off"}),
    )
    oficina_nombre = forms.CharField(label=_("Nombre de la oficina"), max_length=80, required=False)
    unidad = forms.CharField(
        label=_("Código del organismo de destino"),
        help_text=_("Código DIR3, si se conoce, como L01280796."),
        max_length=21,
        required=False,
        widget=forms.TextInput(attrs={"size": 12, "autocomplete": "off"}),
    )

    def destino(self) -> Destino:
        datos = self.cleaned_data
        return Destino(
            oficina=datos["oficina"],
            oficina_nombre=datos["oficina_nombre"],
            unidad=datos["unidad"],
        )


class EnvioForm(DestinoForm):
    documentacion_fisica = forms.ChoiceField(
        label=_("Documentación en papel"),
        choices=[(codigo, FISICA[codigo]) for codigo in ("3", "2", "1")],
        initial="3",
    )
    observaciones = forms.CharField(label=_("Observaciones"), max_length=50, required=False)


class ReenvioForm(DestinoForm):
    motivo = forms.CharField(label=_("Motivo del reenvío"), max_length=60)


class MotivoForm(forms.Form):
    motivo = forms.CharField(
        label=_("Motivo"), help_text=_("Lo leerá la oficina de origen."), max_length=60
    )


class AnulacionForm(forms.Form):
    motivo = forms.CharField(label=_("Motivo de la anulación"), max_length=200)


class AceptacionForm(forms.Form):
    """Which unit it goes to, and that the paper is here where it has to be."""

    unidad = forms.ChoiceField(label=_("Unidad que lo tramitará"))

    def __init__(
        self,
        *args: Any,
        unidades: list[tuple[UUID, str, str]],
        con_papel: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        opciones = [(str(clave), nombre) for clave, _codigo, nombre in unidades]
        self.fields["unidad"] = forms.ChoiceField(
            label=_("Unidad que lo tramitará"), choices=opciones
        )
        if con_papel:
            self.fields["papel"] = forms.BooleanField(
                label=_("La documentación en papel ya ha llegado"), required=False
            )
