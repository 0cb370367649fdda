"""The questions of the counter, in the order in which an official asks them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from consistorio.registro.rules.codigos import DocumentacionFisica, Transporte
from consistorio.registro.rules.domicilio import PROVINCIAS
from consistorio.registro.rules.ficha import LARGOS
from consistorio.registro.rules.identificacion import (
    LARGO_DE_NOMBRE_O_APELLIDO,
    LARGO_DEL_NOMBRE,
)
from consistorio.registro.selectors.palabras import (
    CALIDADES,
    CANALES,
    DOCUMENTOS,
    FISICA,
    TRANSPORTES,
    Opciones,
)

IDIOMAS = ("es", "eu", "ca", "ca-valencia", "gl", "en", "ru")


_LA_CASA = ("direccion", "codigo_postal", "municipio", "provincia", "pais", "email", "telefono")
PARTES: dict[str, tuple[str, ...]] = {
    "textos": ("expone", "solicita", "responde_a"),
    "contacto": tuple(f"interesado_{n}" for n in (*_LA_CASA, "canal", "calidad")),
    "representante": ("representante_numero", "representante_nombre", "representante_razon_social"),
    "asistencia": ("firma_el_funcionario", "consiente"),
    "otros": (
        "transporte",
        "numero_transporte",
        "documentacion_fisica",
        "fecha_documento",
        "referencia_externa",
        "idioma",
        "origen_numero",
        "origen_fecha",
        "origen_oficina",
        "observaciones",
    ),
}
"""Parts of the page that are folded while they say nothing."""
SIN_DECIR = ("", None, False, Transporte.EN_MANO.value, DocumentacionFisica.NO.value, "es")


def texto(etiqueta: Any, largo: int, **atributos: Any) -> forms.CharField:
    """Return a line of text that may be left empty."""
    return forms.CharField(
        label=etiqueta,
        required=False,
        max_length=largo,
        widget=forms.TextInput(attrs=atributos),
    )


def parrafo(etiqueta: Any, largo: int, filas: int) -> forms.CharField:
    """Return a box of text that may be left empty."""
    return forms.CharField(
        label=etiqueta,
        required=False,
        max_length=largo,
        widget=forms.Textarea(attrs={"rows": filas}),
    )


def lista(etiqueta: Any, opciones: Opciones) -> forms.ChoiceField:
    return forms.ChoiceField(label=etiqueta, required=False, choices=opciones)


def dia(etiqueta: Any) -> forms.DateField:
    entrada = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    formatos = ["%Y-%m-%d", "%d/%m/%Y"]
    return forms.DateField(label=etiqueta, required=False, widget=entrada, input_formats=formatos)


def casilla(etiqueta: Any) -> forms.BooleanField:
    return forms.BooleanField(label=etiqueta, required=False)


def de_persona(papel: str) -> dict[str, forms.Field]:
    """Return the questions about a person; each name begins with her papel."""
    provincias: Opciones = [("", "—"), *sorted(PROVINCIAS.items(), key=lambda par: par[1])]
    nombre = LARGO_DE_NOMBRE_O_APELLIDO
    campos: dict[str, forms.Field] = {
        "numero": texto(
            _("Número de documento"), 25, size=18, autocomplete="off", spellcheck="false"
        ),
        "documento": lista(_("Clase de documento"), DOCUMENTOS),
        "nombre": texto(_("Nombre"), nombre, size=18, autocomplete="off"),
        "apellido_1": texto(_("Primer apellido"), nombre, size=18, autocomplete="off"),
        "apellido_2": texto(_("Segundo apellido"), nombre, size=18, autocomplete="off"),
        "razon_social": texto(_("Razón social o denominación"), LARGO_DEL_NOMBRE),
        "direccion": texto(_("Dirección"), 160, autocomplete="off"),
        "codigo_postal": texto(_("Código postal"), 10, size=7, inputmode="numeric"),
        "municipio": texto(_("Municipio"), 100, size=24),
        "provincia": lista(_("Provincia"), provincias),
        "pais": texto(_("País (dos letras)"), 2, size=4),
        "email": forms.EmailField(label=_("Correo electrónico"), required=False),
        "telefono": texto(_("Teléfono"), 20, size=16, inputmode="tel"),
        "canal": lista(_("Cómo prefiere que se le notifique"), CANALES),
        "calidad": lista(_("En calidad de"), CALIDADES),
    }
    return _con_su_plantilla({f"{papel}_{n}": campo for n, campo in campos.items()})


def _con_su_plantilla(campos: dict[str, forms.Field]) -> dict[str, forms.Field]:
    """Make them be shown without «(opcional)»: what is needed depends on other answers."""
    for campo in campos.values():
        # Django has had it since 5.0; its stubs do not know.
        campo.template_name = "registro/_campo.html"  # type: ignore[attr-defined]
    return campos


def del_asiento() -> dict[str, forms.Field]:
    """Return the questions about what is brought or leaves."""
    campos: dict[str, forms.Field] = {
        "extracto": texto(_("Extracto"), LARGOS["extracto"], accesskey="x"),
        "unidad": texto(_("Unidad (código)"), 21, size=16, list="unidades", accesskey="u"),
        "expone": parrafo(_("Expone"), LARGOS["expone"], 3),
        "solicita": parrafo(_("Solicita"), LARGOS["solicita"], 3),
        "transporte": lista(_("Cómo llega"), TRANSPORTES),
        "numero_transporte": texto(_("Número de envío"), LARGOS["numero_transporte"]),
        "referencia_externa": texto(_("Referencia externa"), LARGOS["referencia_externa"], size=18),
        "documentacion_fisica": lista(_("Documentación física"), FISICA),
        "fecha_documento": dia(_("Fecha del documento")),
        "idioma": lista(_("Idioma"), [(i, i) for i in IDIOMAS]),
        "origen_numero": texto(_("Número en el registro de origen"), 20, size=22),
        "origen_fecha": dia(_("Fecha en el registro de origen")),
        "origen_oficina": texto(_("Oficina de origen"), LARGOS["origen_oficina"]),
        "observaciones": texto(_("Observaciones"), LARGOS["observaciones"]),
        "responde_a": texto(_("Número de la entrada a la que responde o que corrige"), 20, size=16),
        "firma_el_funcionario": casilla(
            _("No tiene certificado: firmo yo por ella, con su consentimiento expreso")
        ),
        "consiente": casilla(_("Ha consentido expresamente y queda constancia (artículo 12.2)")),
    }
    return _con_su_plantilla(campos)
