"""To ask for signatures: which document, whom, in which order, how many are enough, until when."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from consistorio.firma.services import FirmantePedido
from consistorio.organizacion.selectors import CargoVisto

BLOQUES = 4


class Envio(forms.Form):
    """
    A petition as it is written; ``bloques`` is who signs, in order, once it is valid.

    :param cargos: the posts of today; each may be put in a block, and may be optional there.
    """

    asunto = forms.CharField(label=_("Asunto"), max_length=200)
    fichero = forms.FileField(label=_("Documento (PDF)"))
    plazo = forms.DateField(
        label=_("Firmar como tarde el"),
        required=False,
        help_text=_(
            "Se recuerda tres días antes a quien le toque. Si pasa, se puede firmar igual."
        ),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
    )

    def __init__(self, *args: Any, cargos: list[CargoVisto], elegido: bool, **mas: Any) -> None:
        super().__init__(*args, **mas)
        self.cargos = cargos
        if elegido:
            del self.fields["fichero"]
        turnos = [("", _("No firma")), *((str(n), str(n)) for n in range(1, BLOQUES + 1))]
        for n, cargo in enumerate(cargos):
            self.fields[f"turno_{n}"] = forms.ChoiceField(
                label=f"{cargo.nombre}: {cargo.titular}", required=False, choices=turnos
            )
            self.fields[f"opcional_{n}"] = forms.BooleanField(
                label=_("Opcional: nadie le espera"), required=False
            )
        for n in range(1, BLOQUES + 1):
            self.fields[f"minimo_{n}"] = forms.IntegerField(
                label=_("En el turno %(n)s bastan") % {"n": n},
                required=False,
                min_value=1,
                max_value=20,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 3}),
            )

    @property
    def filas(self) -> list[tuple[CargoVisto, forms.BoundField, forms.BoundField]]:
        return [(c, self[f"turno_{n}"], self[f"opcional_{n}"]) for n, c in enumerate(self.cargos)]

    @property
    def minimos_escritos(self) -> list[forms.BoundField]:
        return [self[f"minimo_{n}"] for n in range(1, BLOQUES + 1)]

    @property
    def usados(self) -> list[int]:
        """Return the turns in which somebody is asked, in order."""
        turnos = {self.cleaned_data.get(f"turno_{n}") for n in range(len(self.cargos))}
        return sorted(int(t) for t in turnos if t)

    @property
    def bloques(self) -> list[list[FirmantePedido]]:
        return [self._del_turno(str(turno)) for turno in self.usados]

    @property
    def minimos(self) -> list[int]:
        return [self.cleaned_data.get(f"minimo_{turno}") or 0 for turno in self.usados]

    def _del_turno(self, turno: str) -> list[FirmantePedido]:
        return [
            FirmantePedido(
                nif=cargo.nif,
                nombre=cargo.titular,
                cargo=cargo.codigo,
                cargo_nombre=cargo.nombre,
                opcional=self.cleaned_data[f"opcional_{n}"],
            )
            for n, cargo in enumerate(self.cargos)
            if self.cleaned_data[f"turno_{n}"] == turno
        ]
