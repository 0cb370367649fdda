"""Invented data with which the gallery shows every component in every state."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.paginator import Paginator

FILAS = (
    ("2026/000123", "Licencia de obra menor", "En tramitación", "info", "En plazo", "ok"),
    ("2026/000124", "Instancia general", "Pendiente", "aviso", "Vence mañana", "aviso"),
    ("2026/000125", "Quejas y sugerencias", "Resuelto", "", "Fuera de plazo", "error"),
)


class FormularioDeMuestra(forms.Form):
    nombre = forms.CharField(label="Nombre y apellidos", help_text="Como en su documento.")
    correo = forms.EmailField(label="Correo electrónico", required=False)
    nacimiento = forms.DateField(
        label="Fecha", widget=forms.DateInput(attrs={"type": "date"}), required=False
    )
    expone = forms.CharField(label="Expone", widget=forms.Textarea)
    canal = forms.ChoiceField(
        label="Cómo quiere que le contestemos",
        choices=[("sede", "En la sede"), ("papel", "En papel")],
        widget=forms.RadioSelect,
    )
    distrito = forms.ChoiceField(label="Distrito", choices=[("", "Elija uno"), ("1", "Centro")])
    documento = forms.FileField(label="Documento", required=False)
    conforme = forms.BooleanField(label="He leído la información sobre mis datos")


def muestras() -> dict[str, Any]:
    """Return the context of the gallery."""
    return {
        "formulario": FormularioDeMuestra(prefix="a"),
        "formulario_con_errores": FormularioDeMuestra({"b-correo": "no-es-un-correo"}, prefix="b"),
        "pasos": ["Datos", "Documentos", "Revisar", "Firmar", "Justificante"],
        "hitos": [
            {"que": "Presentado", "cuando": "3 de marzo de 2026, 10:12", "estado": "hecho"},
            {"que": "En estudio", "cuando": "Desde el 5 de marzo", "estado": "actual"},
            {"que": "Requerimiento sin atender", "detalle": "Venció ayer.", "estado": "aviso"},
            {"que": "Resolución", "detalle": "Como muy tarde el 3 de junio", "estado": "pendiente"},
        ],
        "pestanas": [
            {"texto": "Pendientes", "url": "?p=1", "activa": True, "contador": 12},
            {"texto": "En curso", "url": "?p=2", "activa": False, "contador": 0},
            {"texto": "Terminados", "url": "?p=3", "activa": False},
        ],
        "datos": [
            ("Número", "2026-E-000123"),
            ("Presentado", "3 de marzo de 2026, 10:12:45"),
            ("Interesada", "Nerea Zubizarreta Aldama"),
        ],
        "filas": FILAS,
        "pagina": Paginator(range(95), 10).page(4),
    }
