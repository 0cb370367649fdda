from __future__ import annotations

from django import forms


class Formulario(forms.Form):
    clave = forms.CharField(widget=forms.HiddenInput, required=False)
    nombre = forms.CharField(label="Nombre", help_text="Como en su documento.")
    telefono = forms.CharField(label="Teléfono", required=False)
    via = forms.ChoiceField(label="Vía", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    conforme = forms.BooleanField(label="Conforme")


def pintar(form: forms.Form) -> str:
    return "".join(campo.as_field_group() for campo in form)


def test_la_ayuda_y_el_error_van_atados_a_su_campo():
    html = pintar(Formulario({}))

    assert 'aria-describedby="id_nombre_helptext id_nombre_error"' in html
    assert 'id="id_nombre_helptext"' in html
    assert 'id="id_nombre_error"' in html
    assert 'aria-invalid="true"' in html


def test_lo_que_no_es_obligatorio_lo_dice():
    html = pintar(Formulario())

    assert html.count("(opcional)") == 1


def test_varias_opciones_forman_un_grupo_con_leyenda():
    html = pintar(Formulario())

    assert "<fieldset" in html
    assert "<legend>Vía</legend>" in html.replace("\n", "")


def test_lo_que_se_escribe_sale_escapado():
    html = pintar(Formulario({"nombre": '"><script>alert(1)</script>'}))

    assert "<script>" not in html


def test_a_hidden_field_has_no_label():
    assert "<label" not in Formulario()["clave"].as_field_group()
