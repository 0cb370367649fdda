"""The expressions of a form: that they are understood, that nobody waits for ever, that all is reached."""

from __future__ import annotations

from collections.abc import Iterator

from consistorio.catalogo.rules.analisis.alcance import sin_alcance
from consistorio.catalogo.rules.analisis.hallazgos import Hallazgo
from consistorio.catalogo.rules.analisis.opciones import opciones_que_no_hay
from consistorio.catalogo.rules.definicion import Definicion
from consistorio.catalogo.rules.expresiones import Clase, ExpresionIncorrecta, clase_de, compilar
from consistorio.catalogo.rules.formulario import Campo, Formulario, Pregunta, TipoDeCampo
from consistorio.catalogo.rules.respuestas import FormularioCircular, en_orden

T = TipoDeCampo
NUMEROS = {T.NUMERO, T.DECIMAL, T.IMPORTE, T.CALCULO}
OTRAS = {
    T.FECHA: Clase.FECHA,
    T.CASILLA: Clase.LOGICO,
    T.VARIAS: Clase.VARIOS,
    T.TABLA: Clase.FILAS,
    T.DIRECCION: Clase.OTRO,
    T.HORA: Clase.OTRO,
    T.NIF: Clase.OTRO,
    T.NOTA: Clase.OTRO,
}


def logica(definicion: Definicion) -> Iterator[Hallazgo]:
    """Yield what is wrong in conditions and computations."""
    formulario = definicion.formulario
    clases = clases_de(formulario)
    malas = [
        hallazgo
        for donde, texto, da in expresiones_de(definicion)
        if (hallazgo := _de_expresion(donde, texto, da, clases))
    ]
    yield from malas
    if malas:
        return
    try:
        en_orden(formulario)
    except FormularioCircular as error:
        yield Hallazgo("formulario.campos", f"Unos campos esperan a otros: {error}")
        return
    yield from opciones_que_no_hay(definicion, expresiones_de(definicion))
    for nombre in sin_alcance(formulario):
        yield Hallazgo(
            f"formulario.campos.{nombre}.cuando", "Con ninguna respuesta llega a preguntarse"
        )


def expresiones_de(definicion: Definicion) -> Iterator[tuple[str, str, Clase]]:
    """Yield where each expression is, what it says and what it must give."""
    for campo in definicion.formulario.campos:
        donde = f"formulario.campos.{campo.nombre}"
        if campo.cuando:
            yield f"{donde}.cuando", campo.cuando, Clase.LOGICO
        if campo.calculo:
            yield f"{donde}.calculo", campo.calculo, Clase.NUMERO
    for documento in definicion.adjuntos.documentos:
        if documento.cuando:
            yield f"adjuntos.documentos.{documento.nombre}.cuando", documento.cuando, Clase.LOGICO


def clases_de(formulario: Formulario) -> dict[str, Clase]:
    """Return what each field gives to an expression, and each column as «tabla.columna»."""
    clases = {campo.nombre: _clase(campo) for campo in formulario.campos}
    return clases | {
        f"{campo.nombre}.{c.nombre}": _clase(c)
        for campo in formulario.campos
        for c in campo.columnas
    }


def _clase(pregunta: Pregunta | Campo) -> Clase:
    return Clase.NUMERO if pregunta.tipo in NUMEROS else OTRAS.get(pregunta.tipo, Clase.TEXTO)


def _de_expresion(donde: str, texto: str, da: Clase, clases: dict[str, Clase]) -> Hallazgo | None:
    try:
        hallada = clase_de(compilar(texto), clases)
    except ExpresionIncorrecta as error:
        return Hallazgo(donde, str(error))
    if hallada is not da:
        return Hallazgo(donde, f"Tiene que dar {da}, y da {hallada}")
    return None
