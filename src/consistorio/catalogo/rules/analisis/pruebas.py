"""The examples of the definition, run before it is published."""

from __future__ import annotations

from collections.abc import Iterator

from consistorio.catalogo.rules.analisis.hallazgos import Hallazgo
from consistorio.catalogo.rules.definicion import Definicion
from consistorio.catalogo.rules.pruebas import probar


def pruebas(definicion: Definicion) -> Iterator[Hallazgo]:
    """Yield what the examples show, or that there is none."""
    for prueba in definicion.pruebas:
        for fallo in probar(prueba, definicion.formulario, definicion.adjuntos):
            yield Hallazgo(f"pruebas «{prueba.nombre}»", fallo)
    if not any(not prueba.errores for prueba in definicion.pruebas):
        yield Hallazgo(
            "pruebas", "No hay ningún ejemplo de solicitud completa con que probarlo", grave=False
        )
