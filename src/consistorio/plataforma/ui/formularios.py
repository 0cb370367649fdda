"""How our forms are written in HTML: each field with its label, help and error tied to it."""

from __future__ import annotations

from django.forms.renderers import TemplatesSetting


class Renderizador(TemplatesSetting):
    """The form renderer of the settings: templates of ``forms/`` in our look."""

    form_template_name = "forms/formulario.html"
    field_template_name = "forms/field.html"
