"""From the questions of a procedure to a form on the page."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django import forms

from consistorio.catalogo.rules.campos import decir
from consistorio.catalogo.rules.definicion import Definicion
from consistorio.catalogo.rules.formulario import Campo, Seccion, TipoDeCampo
from consistorio.catalogo.rules.paginas import paginas_de
from consistorio.catalogo.rules.respuestas import juzgar
from consistorio.catalogo.rules.textos import en_idioma
from consistorio.registro.web.contacto import Contacto
from consistorio.registro.web.entradas import Calculo, Direccion, Tabla, entrada_de
from consistorio.registro.web.pegas import frase

DE_LA_SOLICITUD = ("expone", "solicita")
VACIOS: tuple[Any, ...] = (None, "", (), [], {})


class CampoDelTramite(forms.Field):
    """A question of the procedure. It judges nothing: the rules of the catalogue do, all together."""

    template_name = "registro/campos/campo.html"

    def __init__(self, campo: Campo, idioma: str) -> None:
        super().__init__(
            label=en_idioma(campo.etiqueta, idioma).valor,
            help_text=en_idioma(campo.ayuda, idioma).valor,
            required=campo.obligatorio,
            widget=entrada_de(campo, idioma),
            template_name=self.template_name,
        )
        self.campo = campo
        self.oculto = False
        self.es_nota = campo.tipo is TipoDeCampo.NOTA

    def validate(self, value: Any) -> None:
        """Leave it to the rules: what is not asked of this person is not required either."""


@dataclass(frozen=True, slots=True)
class BloqueVisto:
    seccion: Seccion | None
    campos: list[forms.BoundField]


class FormularioDeTramite(forms.Form):
    """
    The form of a procedure, or one of its pages.

    :param hoy: official day; :param pagina: from 1, or 0 for the whole of it.
    :param cerrados: the questions that stay as they are in ``initial``.
    """

    definicion: ClassVar[Definicion]
    idioma: ClassVar[str]

    def __init__(
        self,
        datos: Mapping[str, Any] | None = None,
        *,
        hoy: date,
        initial: Mapping[str, Any] | None = None,
        pagina: int = 0,
        cerrados: Collection[str] = (),
    ) -> None:
        super().__init__(datos, initial=dict(initial or {}))
        fijas = {n: v for n, v in self.initial.items() if n in cerrados or not self.is_bound}
        self.juicio = juzgar(self.definicion.formulario, {**(datos or {}), **fijas}, hoy)
        self.paginas = paginas_de(self.definicion.formulario)
        self.pagina = min(pagina, len(self.paginas))
        for nombre in cerrados:
            self.fields[nombre].disabled = True
        self._dejar_la_pagina()
        self._poner_al_dia()

    @property
    def es_la_ultima(self) -> bool:
        return self.pagina in {0, len(self.paginas)}

    @property
    def bloques(self) -> list[BloqueVisto]:
        """Return the questions of the page under their headings, and then the contact data."""
        bloques = [
            BloqueVisto(b.seccion, [self[c.nombre] for c in b.campos])
            for n, pagina in enumerate(self.paginas, start=1)
            if self.pagina in {0, n}
            for b in pagina
        ]
        contacto = [self[nombre] for nombre in Contacto.base_fields if nombre in self.fields]
        return [*bloques, BloqueVisto(None, contacto)]

    @property
    def calculados(self) -> dict[str, str]:
        """Return what has been worked out, as it is read."""
        calculos = [c for c in self.definicion.formulario.campos if c.calculo]
        valores = self.juicio.valores
        return {
            c.nombre: decir(c, valores[c.nombre]) if c.nombre in valores else "" for c in calculos
        }

    def clean(self) -> dict[str, Any]:
        for nombre, error in self.juicio.errores.items():
            campo = self.fields.get(nombre)
            if isinstance(campo, CampoDelTramite):
                self.add_error(nombre, frase(error, campo.campo.columnas, self.idioma))
        contacto = {n: v for n, v in self.cleaned_data.items() if n in Contacto.base_fields}
        return {**self.juicio.valores, **contacto}

    def _dejar_la_pagina(self) -> None:
        if not self.pagina:
            return
        suyos = {c.nombre for b in self.paginas[self.pagina - 1] for c in b.campos}
        for nombre in [n for n in self.fields if n not in suyos]:
            if nombre not in Contacto.base_fields or not self.es_la_ultima:
                del self.fields[nombre]

    def _poner_al_dia(self) -> None:
        calculados = self.calculados
        for nombre, campo in self.fields.items():
            if isinstance(campo, CampoDelTramite):
                campo.oculto = nombre in self.juicio.ocultos
                error = self.juicio.errores.get(nombre)
                if isinstance(campo.widget, Direccion | Tabla) and error and self.is_bound:
                    campo.widget.mal = error.donde
            if isinstance(campo.widget, Calculo):
                campo.widget.attrs["valor"] = calculados[nombre]


def formulario_de(definicion: Definicion, idioma: str) -> type[FormularioDeTramite]:
    """Return the form of a procedure in a language: its questions, then the contact data."""
    campos = {c.nombre: CampoDelTramite(c, idioma) for c in definicion.formulario.campos}
    propio = {"definicion": definicion, "idioma": idioma}
    return type(
        "FormularioDelTramite",
        (FormularioDeTramite,),
        {**campos, **Contacto.base_fields, **propio},
    )


def en_palabras(definicion: Definicion, valores: dict[str, Any]) -> list[tuple[str, str]]:
    """Return (label, value) of each answer as the signed paper shows them, in Spanish."""
    return [
        (en_idioma(campo.etiqueta, "es").valor, decir(campo, valores[campo.nombre]))
        for campo in definicion.formulario.campos
        if campo.nombre not in DE_LA_SOLICITUD and valores.get(campo.nombre) not in VACIOS
    ]
