from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from consistorio.expedientes.rules.estados import Estado
from consistorio.expedientes.rules.resolucion import Sentido
from consistorio.expedientes.selectors import Filtros
from consistorio.registro.rules.subsanacion import Defecto

ESTADOS = {
    Estado.INCOADO: _("Incoado"),
    Estado.PENDIENTE_DE_SUBSANACION: _("Pendiente de subsanación"),
    Estado.EN_TRAMITACION: _("En tramitación"),
    Estado.PENDIENTE_DE_FIRMA: _("Pendiente de firma"),
    Estado.PARALIZADO: _("Paralizado"),
    Estado.RESUELTO: _("Resuelto"),
    Estado.DESISTIDO: _("Desistido"),
    Estado.CADUCADO: _("Caducado"),
    Estado.ARCHIVADO: _("Cerrado"),
}
SENTIDOS = {
    Sentido.ESTIMATORIA: _("Estimar la solicitud"),
    Sentido.DESESTIMATORIA: _("Desestimar la solicitud"),
    Sentido.INADMISION: _("Inadmitir la solicitud"),
    Sentido.DESISTIMIENTO: _("Tener por desistida a la persona"),
}


class Filtro(forms.Form):
    """What is asked of the list; what makes no sense is left out, never an error."""

    q = forms.CharField(label=_("Buscar"), required=False, max_length=100)
    estado = forms.ChoiceField(
        label=_("Estado"),
        required=False,
        choices=[("", _("Todos")), *((e.value, texto) for e, texto in ESTADOS.items())],
    )
    vence = forms.ChoiceField(
        label=_("Plazo"),
        required=False,
        choices=[("", _("Todos")), ("pronto", _("Vencen en 15 días")), ("vencido", _("Vencidos"))],
    )
    mios = forms.BooleanField(label=_("Solo los míos"), required=False)

    def filtros(self, pagina: str) -> Filtros:
        self.full_clean()
        datos: dict[str, Any] = getattr(self, "cleaned_data", {})
        return Filtros(
            texto=datos.get("q", ""),
            estado=datos.get("estado", ""),
            vence=datos.get("vence", ""),
            mios=bool(datos.get("mios")),
            pagina=int(pagina) if pagina.isdecimal() and len(pagina) < len("1000000") else 1,
        )


class Resolucion(forms.Form):
    sentido = forms.ChoiceField(
        label=_("Sentido"),
        choices=[(s.value, texto) for s, texto in SENTIDOS.items()],
        widget=forms.RadioSelect,
    )
    texto = forms.CharField(
        label=_("Texto de la resolución"),
        help_text=_(
            "Deje una línea en blanco entre párrafos. «## Título» hace un título; «- » una lista; "
            "«1. » una lista numerada; **negrita** y *cursiva*."
        ),
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 24, "data-marcado": "", "spellcheck": "true"}),
        strip=False,
    )

    def __init__(self, *args: Any, desiste: bool = False, **mas: Any) -> None:
        super().__init__(*args, **mas)
        caben = {Sentido.DESISTIMIENTO} if desiste else set(SENTIDOS) - {Sentido.DESISTIMIENTO}
        sentido = self.fields["sentido"]
        if isinstance(sentido, forms.ChoiceField):
            sentido.choices = [(s.value, texto) for s, texto in SENTIDOS.items() if s in caben]


class Requerimiento(forms.Form):
    """What must be corrected, one thing in each row; the empty rows are left out."""

    FILAS = 4

    suspende = forms.BooleanField(
        label=_("Suspender el plazo para resolver mientras contesta"),
        help_text=_("Artículo 22.1.a de la Ley 39/2015. El requerimiento lo dice."),
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, campos: list[tuple[str, str]], **mas: Any) -> None:
        super().__init__(*args, **mas)
        opciones = [("", _("Un documento u otra cosa")), *campos]
        for n in range(1, self.FILAS + 1):
            self.fields[f"texto_{n}"] = forms.CharField(
                label=_("Qué hay que corregir o aportar"),
                required=n == 1,
                max_length=300,
            )
            self.fields[f"campo_{n}"] = forms.ChoiceField(
                label=_("Dónde"), required=False, choices=opciones
            )
        self.order_fields([c for c in self.fields if c != "suspende"])

    @property
    def filas(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"texto_{n}"], self[f"campo_{n}"]) for n in range(1, self.FILAS + 1)]

    def defectos(self) -> list[Defecto]:
        """Return what was written."""
        datos = self.cleaned_data
        return [
            Defecto(datos[f"texto_{n}"], datos.get(f"campo_{n}", ""))
            for n in range(1, self.FILAS + 1)
            if datos.get(f"texto_{n}")
        ]


class MasPlazo(forms.Form):
    """Whether there are more days to correct, and why."""

    concede = forms.ChoiceField(
        label=_("Qué se decide"),
        choices=[("si", _("Dar cinco días más")), ("no", _("No ampliar el plazo"))],
        widget=forms.RadioSelect,
    )
    motivo = forms.CharField(
        label=_("Por qué"),
        help_text=_("Va en el acuerdo que firma Secretaría y se notifica."),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class Asignacion(forms.Form):
    nif = forms.CharField(
        label=_("NIF de quien lo tramitará"), max_length=9, widget=forms.TextInput({"size": 12})
    )
