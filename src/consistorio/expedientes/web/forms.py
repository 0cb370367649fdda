from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from consistorio.expedientes.rules.estados import Estado
from consistorio.expedientes.rules.resolucion import Sentido
from consistorio.expedientes.selectors import Filtros

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


class Asignacion(forms.Form):
    nif = forms.CharField(
        label=_("NIF de quien lo tramitará"), max_length=9, widget=forms.TextInput({"size": 12})
    )
