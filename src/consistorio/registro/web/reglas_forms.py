from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from consistorio.catalogo import selectors as catalogo
from consistorio.organizacion import selectors as organizacion
from consistorio.registro.rules.reparto import Condiciones
from consistorio.registro.services import ReglaPedida

CANALES = (
    ("electronico", _("Sede electrónica")),
    ("presencial", _("Presencial")),
    ("aplicacion", _("Aplicación")),
)
MOTIVOS = {
    "sin-condiciones": _("Ponga al menos una condición: así la regla lo alcanzaría todo."),
    "sin-efecto": _("Diga a qué unidad va, o a cuál se envía copia."),
    "persona-sin-unidad": _("Para asignar a una persona, elija la unidad de destino."),
    "palabra-vacia": _("Hay una palabra sin letras ni cifras."),
    "unidad-desconocida": _("Una de las unidades ya no existe."),
}


class Lista(forms.CharField):
    """A text with values between commas."""

    def clean(self, value: Any) -> list[str]:
        partes = [parte.strip() for parte in super().clean(value).split(",")]
        return list(dict.fromkeys(parte for parte in partes if parte))[:50]

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value


class FormularioDeRegla(forms.Form):
    """A rule of distribution."""

    nombre = forms.CharField(label=_("Nombre"), max_length=120)
    procedimientos = forms.MultipleChoiceField(
        label=_("Procedimientos"), required=False, widget=forms.CheckboxSelectMultiple
    )
    unidades = forms.MultipleChoiceField(
        label=_("Unidad que pide quien presenta"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    palabras = Lista(
        label=_("Palabras del asunto"),
        required=False,
        max_length=500,
        help_text=_("Separadas por comas; basta con una. Vale el comienzo: «terraz» es terraza."),
    )
    canales = forms.MultipleChoiceField(
        label=_("Canal"), required=False, choices=CANALES, widget=forms.CheckboxSelectMultiple
    )
    origenes = Lista(
        label=_("NIF de quien presenta"),
        required=False,
        max_length=500,
        help_text=_("Separados por comas."),
    )
    destino = forms.ChoiceField(label=_("Va a la unidad"), required=False)
    persona = forms.ChoiceField(label=_("Asignada a"), required=False)
    copias = forms.MultipleChoiceField(
        label=_("Copia para conocimiento de"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    parar = forms.BooleanField(label=_("Si alcanza, no mirar más reglas"), required=False)
    orden = forms.IntegerField(label=_("Orden"), min_value=1, max_value=9999, initial=100)
    activa = forms.BooleanField(label=_("Activa"), required=False, initial=True)
    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unidades = [(str(clave), nombre) for clave, _codigo, nombre in organizacion.unidades()]
        nadie = [("", "—")]
        personas = [(p.nif, f"{p.nombre} · {p.unidad}") for p in organizacion.todo_el_personal()]
        campos: dict[str, Any] = self.fields
        campos["procedimientos"].choices = [(p.slug, p.titulo) for p in catalogo.listar()]
        campos["unidades"].choices = campos["copias"].choices = unidades
        campos["destino"].choices = nadie + unidades
        campos["persona"].choices = nadie + personas

    def condiciones(self) -> Condiciones:
        """Return what it catches."""
        campos = ("procedimientos", "unidades", "palabras", "canales", "origenes")
        return Condiciones(**{campo: tuple(self.cleaned_data[campo]) for campo in campos})

    def pedida(self) -> ReglaPedida:
        """Return the rule as it is wanted."""
        dicho = self.cleaned_data
        return ReglaPedida(
            nombre=dicho["nombre"],
            condiciones=self.condiciones(),
            version=dicho["version"],
            orden=dicho["orden"],
            activa=dicho["activa"],
            destino_id=UUID(dicho["destino"]) if dicho["destino"] else None,
            persona=dicho["persona"],
            copias=tuple(UUID(clave) for clave in dicho["copias"]),
            parar=dicho["parar"],
        )
