"""The examples that a definition carries with it: answers, and what must come of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from msgspec import Meta, Struct

from consistorio.catalogo.rules.campos import decir
from consistorio.catalogo.rules.formulario import Adjuntos, Formulario, Nombre
from consistorio.catalogo.rules.respuestas import documentos_que_se_piden, juzgar


class Prueba(Struct, frozen=True, forbid_unknown_fields=True):
    """
    An example of filing, with what must come of it.

    :param respuestas: what the person writes, as she would write it.
    :param errores: the fields whose answer must not be taken, and no others.
    :param ocultos: the fields that must not be asked of her, and no others.
    :param calculos: what must be worked out, as it is read («1.200,50 €»).
    :param documentos: what must be asked of her, and nothing else; None does not look.
    :param hoy: the day on which she files.
    """

    nombre: Annotated[str, Meta(min_length=1, max_length=120)]
    respuestas: dict[str, Any]
    errores: tuple[Nombre, ...] = ()
    ocultos: tuple[Nombre, ...] = ()
    calculos: dict[str, str] = {}
    documentos: tuple[Nombre, ...] | None = None
    hoy: date = date(2026, 3, 2)


def probar(prueba: Prueba, formulario: Formulario, adjuntos: Adjuntos) -> list[str]:
    """Return in what the form does not do what the example says; nothing if it does."""
    juicio = juzgar(formulario, prueba.respuestas, prueba.hoy)
    pedidos = documentos_que_se_piden(adjuntos.documentos, juicio.valores, prueba.hoy)
    fallos = [
        *_diferencia("no se admite", prueba.errores, juicio.errores),
        *_diferencia("no se pregunta", prueba.ocultos, juicio.ocultos),
        *_de_calculos(prueba, formulario, juicio.valores),
        *(f"Se responde «{n}», que no es un campo" for n in _sobran(prueba, formulario)),
    ]
    if prueba.documentos is not None:
        fallos += _diferencia("se pide", prueba.documentos, {d.nombre: d for d in pedidos})
    return fallos


def _diferencia(que: str, esperados: Any, hallados: Any) -> list[str]:
    de_mas, de_menos = (
        sorted(set(hallados) - set(esperados)),
        sorted(set(esperados) - set(hallados)),
    )
    return [
        *(f"«{nombre}» {que}, y la prueba no lo espera" for nombre in de_mas),
        *(f"La prueba espera que «{nombre}» {que}, y no es así" for nombre in de_menos),
    ]


def _de_calculos(prueba: Prueba, formulario: Formulario, valores: Mapping[str, Any]) -> list[str]:
    campos = {c.nombre: c for c in formulario.campos}
    fallos = []
    for nombre, esperado in prueba.calculos.items():
        hecho = decir(campos[nombre], valores[nombre]) if nombre in valores else "nada"
        if hecho != esperado:
            fallos.append(f"«{nombre}» da {hecho}, y la prueba espera {esperado}")
    return fallos


def _sobran(prueba: Prueba, formulario: Formulario) -> list[str]:
    return sorted(set(prueba.respuestas) - {c.nombre for c in formulario.campos})
