"""The form of a rectification: as the asiento should be read, and why."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from consistorio.registro.rules.correccion import LARGO_DEL_MOTIVO, RECTIFICABLES
from consistorio.registro.web import campos_mostrador as campos

ETIQUETAS: dict[str, Any] = {
    "extracto": _("Extracto"),
    "expone": _("Expone"),
    "solicita": _("Solicita"),
    "observaciones": _("Observaciones"),
    "referencia_externa": _("Referencia externa"),
}
LARGOS_EN_PARRAFO = 1000
DE_LA_PERSONA = ("numero", "documento", "nombre", "apellido_1", "apellido_2", "razon_social")


class FormularioDeRectificacion(forms.Form):
    """What may be rectified comes filled in as it stands; the person, empty if she was right."""

    def __init__(self, *args: Any, **opciones: Any) -> None:
        super().__init__(*args, **opciones)
        for nombre, largo in RECTIFICABLES.items():
            en_parrafo = largo > LARGOS_EN_PARRAFO
            self.fields[nombre] = (
                campos.parrafo(ETIQUETAS[nombre], largo, 3)
                if en_parrafo
                else campos.texto(ETIQUETAS[nombre], largo)
            )
        persona = campos.de_persona("interesado")
        self.fields |= {f"interesado_{n}": persona[f"interesado_{n}"] for n in DE_LA_PERSONA}
        self.fields["motivo"] = forms.CharField(
            label=_("Motivo"),
            max_length=LARGO_DEL_MOTIVO,
            widget=forms.Textarea(attrs={"rows": 2}),
            error_messages={"required": _("Escriba el motivo: quedará a la vista del asiento.")},
        )
