"""What each kind of question looks like on the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms

from consistorio.catalogo.rules.campos import PARTES_DE_DIRECCION
from consistorio.catalogo.rules.campos.lectura import FILAS_MAXIMAS
from consistorio.catalogo.rules.formulario import Campo, Pregunta, TipoDeCampo
from consistorio.catalogo.rules.textos import en_idioma
from consistorio.registro.web.pegas import PARTES

T = TipoDeCampo
FILAS = 7
ANCHOS = {"numero": 6, "piso": 10, "codigo_postal": 6}
AUTOCOMPLETAR = {
    "via": "address-line1",
    "piso": "address-line2",
    "codigo_postal": "postal-code",
    "municipio": "address-level2",
    "provincia": "address-level1",
}
ATRIBUTOS: dict[TipoDeCampo, dict[str, Any]] = {
    T.HORA: {"inputmode": "numeric", "size": 6, "placeholder": "18:30"},
    T.NUMERO: {"inputmode": "numeric", "size": 12},
    T.DECIMAL: {"inputmode": "decimal", "size": 12},
    T.IMPORTE: {"inputmode": "decimal", "size": 12},
    T.CORREO: {"type": "email", "autocomplete": "email"},
    T.TELEFONO: {"type": "tel", "size": 16},
    T.NIF: {"size": 12, "autocapitalize": "characters", "spellcheck": "false"},
    T.IBAN: {"size": 32, "autocapitalize": "characters", "spellcheck": "false"},
    T.CODIGO_POSTAL: {"inputmode": "numeric", "size": 6, "autocomplete": "postal-code"},
    T.CATASTRAL: {"size": 24, "autocapitalize": "characters", "spellcheck": "false"},
    T.MATRICULA: {"size": 10, "autocapitalize": "characters", "spellcheck": "false"},
    T.PUNTO: {"size": 24, "inputmode": "text"},
}


class Direccion(forms.MultiWidget):
    """The parts of an address, each with its label; ``mal`` is the one that is wrong."""

    template_name = "registro/campos/direccion.html"
    use_fieldset = True
    mal = ""

    def __init__(self) -> None:
        super().__init__({p: _parte(p, largo) for p, largo in PARTES_DE_DIRECCION.items()})

    def decompress(self, value: Any) -> list[Any]:
        partes = value if isinstance(value, Mapping) else {"via": value}
        return [partes.get(nombre, "") for nombre in PARTES_DE_DIRECCION]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Return a map of texts, from the page or from a draft."""
        if isinstance(data.get(name), str | Mapping):
            return dict(zip(PARTES_DE_DIRECCION, self.decompress(data[name]), strict=True))
        valores = super().value_from_datadict(data, files, name)
        return dict(zip(PARTES_DE_DIRECCION, (v or "" for v in valores), strict=True))

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        contexto = super().get_context(name, self.decompress(value), attrs)
        partes = contexto["widget"]["subwidgets"]
        for parte, nombre in zip(partes, PARTES_DE_DIRECCION, strict=True):
            parte["etiqueta"] = PARTES[nombre]
            if self.mal and nombre != self.mal:
                parte["attrs"].pop("aria-invalid", None)
        return contexto


class Tabla(forms.Widget):
    """
    Rows of questions: those that are written and an empty one, up to as many as may be.

    ``mal`` is the cell that is wrong, as «2:importe».
    """

    template_name = "registro/campos/tabla.html"
    use_fieldset = True
    mal = ""

    def __init__(self, campo: Campo, idioma: str) -> None:
        super().__init__()
        self.campo = campo
        self.idioma = idioma
        self.entradas = {c.nombre: entrada_de(c, idioma) for c in campo.columnas}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[dict[str, Any]]:
        if isinstance(data.get(name), Sequence) and not isinstance(data.get(name), str):
            return list(data[name])
        filas = []
        for n in range(FILAS_MAXIMAS + 1):
            if any(f"{name}-{n}-{c}" in data for c in self.entradas):
                leer = {
                    c: e.value_from_datadict(data, files, f"{name}-{n}-{c}") or ""
                    for c, e in self.entradas.items()
                }
                filas.append(leer)
        return [fila for fila in filas if any(fila.values())]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        contexto = super().get_context(name, None, attrs)
        escritas = [f for f in value or [] if isinstance(f, Mapping)]
        maximo = min(self.campo.maximo, FILAS_MAXIMAS)
        cuantas = min(maximo, max(len(escritas) + 1, self.campo.minimo))
        filas = [*escritas, *({} for _ in range(cuantas - len(escritas)))]
        contexto["widget"]["filas"] = [self._fila(name, n, f) for n, f in enumerate(filas)]
        contexto["widget"]["caben_mas"] = cuantas < maximo
        return contexto

    def _fila(self, name: str, numero: int, fila: Mapping[str, Any]) -> list[dict[str, Any]]:
        return [
            self._celda(c, f"{name}-{numero}-{c.nombre}", numero, fila) for c in self.campo.columnas
        ]

    def _celda(
        self, columna: Pregunta, name: str, numero: int, fila: Mapping[str, Any]
    ) -> dict[str, Any]:
        atributos = {"id": f"id_{name}"}
        if self.mal == f"{numero + 1}:{columna.nombre}":
            atributos["aria-invalid"] = "true"
        valor = fila.get(columna.nombre, "")
        return {
            "id": atributos["id"],
            "etiqueta": en_idioma(columna.etiqueta, self.idioma).valor,
            "opcional": not columna.obligatorio,
            "html": self.entradas[columna.nombre].render(name, valor, atributos),
        }


class Calculo(forms.Widget):
    """What is worked out: it is read, not written."""

    template_name = "registro/campos/calculo.html"


def _parte(nombre: str, largo: int) -> forms.Widget:
    atributos: dict[str, Any] = {
        "maxlength": largo,
        "autocomplete": AUTOCOMPLETAR.get(nombre, "off"),
    }
    if nombre in ANCHOS:
        atributos["size"] = ANCHOS[nombre]
    return forms.TextInput(attrs=atributos)


def _parrafo(_pregunta: Pregunta, _idioma: str) -> forms.Widget:
    return forms.Textarea(attrs={"rows": FILAS})


def _fecha(_pregunta: Pregunta, _idioma: str) -> forms.Widget:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _ofrecidas(pregunta: Pregunta, idioma: str) -> list[tuple[str, str]]:
    return [(o.valor, en_idioma(o.etiqueta, idioma).valor) for o in pregunta.opciones]


HACER: dict[TipoDeCampo, Callable[[Any, str], forms.Widget]] = {
    T.PARRAFO: _parrafo,
    T.FECHA: _fecha,
    T.OPCIONES: lambda p, idioma: forms.RadioSelect(choices=_ofrecidas(p, idioma)),
    T.LISTA: lambda p, idioma: forms.Select(choices=[("", "—"), *_ofrecidas(p, idioma)]),
    T.VARIAS: lambda p, idioma: forms.CheckboxSelectMultiple(choices=_ofrecidas(p, idioma)),
    T.CASILLA: lambda _p, _idioma: forms.CheckboxInput(),
    T.DIRECCION: lambda _p, _idioma: Direccion(),
    T.TABLA: Tabla,
    T.CALCULO: lambda _p, _idioma: Calculo(),
}


def entrada_de(pregunta: Pregunta, idioma: str) -> forms.Widget:
    """Return the widget of a question in a language."""
    if pregunta.tipo in HACER:
        return HACER[pregunta.tipo](pregunta, idioma)
    atributos = ATRIBUTOS.get(pregunta.tipo, {"maxlength": pregunta.maximo})
    entrada = forms.TextInput(attrs=atributos)
    entrada.input_type = atributos.get("type", "text")
    return entrada
