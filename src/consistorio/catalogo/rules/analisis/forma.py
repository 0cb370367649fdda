"""What each kind of question needs, and what it may not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from consistorio.catalogo.rules.analisis.hallazgos import Hallazgo
from consistorio.catalogo.rules.campos.lectura import DE_CELDA, FILAS_MAXIMAS
from consistorio.catalogo.rules.definicion import Definicion
from consistorio.catalogo.rules.expresiones import RESERVADAS
from consistorio.catalogo.rules.formulario import Campo, Formulario, Pregunta, TipoDeCampo

T = TipoDeCampo
CON_OPCIONES = {T.OPCIONES, T.LISTA, T.VARIAS}
# What every form asks besides, to reach the person (registro), and what a draft keeps for itself.
DEL_CONTACTO = frozenset({"email", "telefono", "direccion", "elige_electronico", "idioma"})
DE_EXTRACTO = {T.TEXTO, T.PARRAFO, T.DIRECCION, T.MATRICULA, T.CATASTRAL}
CAMPOS_MAXIMOS = 300


def forma(definicion: Definicion) -> list[Hallazgo]:
    """Return what is wrong in the shape of the form."""
    formulario = definicion.formulario
    return [
        *_de_nombres(formulario),
        *(h for campo in formulario.campos for h in _de_campo(campo)),
        *_de_secciones(formulario),
        *_de_extracto(formulario),
        *_repetidos("adjuntos.documentos", [d.nombre for d in definicion.adjuntos.documentos]),
    ]


def _de_nombres(formulario: Formulario) -> Iterator[Hallazgo]:
    donde = "formulario.campos"
    if len(formulario.campos) > CAMPOS_MAXIMOS:
        yield Hallazgo(donde, f"Un formulario tiene {CAMPOS_MAXIMOS} campos como mucho")
    for campo in formulario.campos:
        if campo.nombre in DEL_CONTACTO:
            yield Hallazgo(
                f"{donde}.{campo.nombre}",
                "Ya se pregunta con los datos de contacto: póngale otro nombre",
            )
        for pregunta in (campo, *campo.columnas):
            if pregunta.nombre in RESERVADAS:
                yield Hallazgo(
                    f"{donde}.{campo.nombre}",
                    f"«{pregunta.nombre}» es una palabra de las expresiones",
                )


def _de_campo(campo: Campo) -> Iterator[Hallazgo]:
    donde = f"formulario.campos.{campo.nombre}"
    es_tabla, es_calculo = campo.tipo is T.TABLA, campo.tipo is T.CALCULO
    if es_calculo != bool(campo.calculo):
        yield Hallazgo(donde, "Un campo «calculo» dice cómo se calcula, y los demás no")
    if es_tabla != bool(campo.columnas):
        yield Hallazgo(donde, "Una tabla tiene columnas, y los demás campos no")
    if not campo.base.strip() and campo.tipo is not T.NOTA:
        yield Hallazgo(donde, "Diga con qué norma se puede preguntar esto (base)")
    yield from _de_pregunta(donde, campo)
    yield from _repetidos(donde, [c.nombre for c in campo.columnas])
    for columna in campo.columnas:
        if columna.tipo not in DE_CELDA:
            yield Hallazgo(f"{donde}.{columna.nombre}", f"«{columna.tipo}» no cabe en una tabla")
        yield from _de_pregunta(f"{donde}.{columna.nombre}", columna)
    if es_tabla and campo.minimo > min(campo.maximo, FILAS_MAXIMAS):
        yield Hallazgo(donde, f"Una tabla tiene {FILAS_MAXIMAS} filas como mucho")


def _de_pregunta(donde: str, pregunta: Pregunta) -> Iterator[Hallazgo]:
    if (pregunta.tipo in CON_OPCIONES) != bool(pregunta.opciones):
        yield Hallazgo(donde, "Las opciones van en «opciones», «lista» y «varias», y solo en ellas")
    if pregunta.tipo in {T.NUMERO, T.DECIMAL} and pregunta.minimo > pregunta.maximo:
        yield Hallazgo(donde, "El mínimo pasa del máximo")
    yield from _repetidos(donde, [o.valor for o in pregunta.opciones])


def _de_secciones(formulario: Formulario) -> Iterator[Hallazgo]:
    lugares = {campo.nombre: n for n, campo in enumerate(formulario.campos)}
    anterior = -1
    for seccion in formulario.secciones:
        donde = f"formulario.secciones.{seccion.desde}"
        lugar = lugares.get(seccion.desde)
        if lugar is None:
            yield Hallazgo(donde, f"La sección empieza en «{seccion.desde}», que no es un campo")
        elif lugar <= anterior:
            yield Hallazgo(donde, "Las secciones van en el orden de los campos")
        else:
            anterior = lugar


def _de_extracto(formulario: Formulario) -> Iterator[Hallazgo]:
    campo = next((c for c in formulario.campos if c.nombre == formulario.extracto_de), None)
    if campo is None:
        return
    if campo.tipo not in DE_EXTRACTO or not campo.obligatorio or campo.cuando:
        yield Hallazgo(
            "formulario.extracto_de",
            "El extracto del asiento sale de un dato que se lea, obligatorio y que se pregunte siempre",
        )


def _repetidos(donde: str, nombres: Iterable[str]) -> Iterator[Hallazgo]:
    vistos: set[str] = set()
    for nombre in nombres:
        if nombre in vistos:
            yield Hallazgo(donde, f"«{nombre}» está dos veces")
        vistos.add(nombre)
