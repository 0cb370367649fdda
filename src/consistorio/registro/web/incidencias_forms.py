"""What is written of an incident, and of what is decided about the plazos."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from consistorio.catalogo import selectors as catalogo
from consistorio.organizacion import selectors as organizacion
from consistorio.organizacion.rules.incidencias import (
    Acuerdo,
    DatosDeIncidencia,
    DefectoDeIncidencia,
)

TODO = organizacion.TODO
DEFECTOS: dict[DefectoDeIncidencia, Any] = {
    DefectoDeIncidencia.SIN_TITULO: _("Diga en pocas palabras qué pasa."),
    DefectoDeIncidencia.SIN_SERVICIOS: _("Diga a qué servicios afecta."),
    DefectoDeIncidencia.SIN_CAUSA: _("Diga la causa; si no se sabe todavía, dígalo así."),
    DefectoDeIncidencia.AL_REVES: _("El final es anterior al comienzo."),
    DefectoDeIncidencia.SIN_ACUERDO: _("La ampliación la acuerda un órgano: diga cuál y cuándo."),
    DefectoDeIncidencia.FIN_ANTERIOR: _("Ese día ya ha pasado, o es anterior a la incidencia."),
    DefectoDeIncidencia.FIN_INHABIL: _("Ese día es inhábil: elija un día hábil."),
    DefectoDeIncidencia.FIN_SIN_CALENDARIO: _("No hay calendario de ese año: elija otro día."),
}


def _parrafo(filas: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": filas})


def _el(limpio: dict[str, Any]) -> str:
    """Return the only procedure that was chosen, empty if it is the whole sede."""
    elegido = str(limpio["procedimiento"])
    return "" if elegido == TODO else elegido


class FormularioDeParada(forms.Form):
    """Why filing is stopped; it is published as it is written."""

    titulo = forms.CharField(
        label=_("Qué pasa"),
        max_length=160,
        help_text=_("Se publica tal cual en la sede. Por ejemplo: «Avería en el registro»."),
    )
    causa = forms.CharField(label=_("Causa"), max_length=2000, widget=_parrafo(3))

    def __init__(self, *args: Any, **mas: Any) -> None:
        super().__init__(*args, **mas)
        self.opciones = [
            (TODO, str(_("Toda la sede"))),
            *((uno.slug, uno.titulo) for uno in catalogo.listar()),
        ]
        self.fields["procedimiento"] = forms.ChoiceField(
            label=_("Qué se para"), choices=self.opciones, initial=TODO
        )

    def datos(self, desde: Any) -> DatosDeIncidencia:
        """Return the incident that begins at ``desde``."""
        limpio = self.cleaned_data
        que = dict(self.opciones)[limpio["procedimiento"]]
        return DatosDeIncidencia(
            titulo=limpio["titulo"],
            causa=limpio["causa"],
            servicios=str(_("Presentación de solicitudes: %(que)s") % {"que": que})[:240],
            procedimiento=_el(limpio),
            desde=desde,
        )


class FormularioDeIncidencia(FormularioDeParada):
    """A failure or a planned stop of something, which stops nothing by itself."""

    servicios = forms.CharField(
        label=_("A qué afecta"),
        max_length=240,
        help_text=_("Por ejemplo: «Presentación y notificaciones»."),
    )
    desde = forms.DateTimeField(
        label=_("Desde"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    hasta = forms.DateTimeField(
        label=_("Hasta"),
        required=False,
        help_text=_("Vacío mientras dure o si no se sabe."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    impide = forms.BooleanField(
        label=_("Impide presentar o recibir notificaciones"),
        required=False,
        initial=True,
        help_text=_(
            "Toca los plazos: los que no hayan vencido esperan a que se decida si se amplían."
        ),
    )
    field_order = (
        "titulo",
        "servicios",
        "causa",
        "procedimiento",
        "desde",
        "hasta",
        "impide",
    )

    def __init__(self, *args: Any, **mas: Any) -> None:
        super().__init__(*args, **mas)
        self.fields["procedimiento"].label = _("Procedimiento")

    def datos(self, desde: Any = None) -> DatosDeIncidencia:  # noqa: ARG002 — it has its own.
        """Return the incident as it was written."""
        campos = ("titulo", "servicios", "causa", "desde", "hasta", "impide")
        return DatosDeIncidencia(
            procedimiento=_el(self.cleaned_data),
            **{campo: self.cleaned_data[campo] for campo in campos},
        )


class FormularioDeAmpliacion(forms.Form):
    """The agreement that extends the plazos."""

    nuevo_fin = forms.DateField(
        label=_("Nuevo último día"), widget=forms.DateInput(attrs={"type": "date"})
    )
    organo = forms.CharField(label=_("Órgano que lo acuerda"), max_length=160)
    acuerdo = forms.CharField(
        label=_("Acuerdo"),
        max_length=240,
        help_text=_("Por ejemplo: «Decreto 2026/123, de 12 de febrero»."),
    )

    def pedido(self) -> Acuerdo:
        return Acuerdo(**self.cleaned_data)


class FormularioSinAmpliar(forms.Form):
    """Why the plazos are not extended."""

    motivo = forms.CharField(
        label=_("Motivo para no ampliar"),
        max_length=1000,
        widget=_parrafo(2),
        help_text=_("Se publica en la sede."),
    )
