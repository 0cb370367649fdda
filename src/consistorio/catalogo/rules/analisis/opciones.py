"""Comparisons with an option that is not offered: nearly always a slip of the pen."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import Any

from consistorio.catalogo.rules.analisis.hallazgos import Hallazgo
from consistorio.catalogo.rules.definicion import Definicion
from consistorio.catalogo.rules.expresiones import compilar


def opciones_que_no_hay(
    definicion: Definicion, expresiones: Iterable[tuple[str, str, Any]]
) -> Iterator[Hallazgo]:
    """Yield each comparison of a choice with what cannot be chosen."""
    ofrecidas = {
        c.nombre: {o.valor for o in c.opciones} for c in definicion.formulario.campos if c.opciones
    }
    for donde, texto, _ in expresiones:
        for nodo in ast.walk(compilar(texto).arbol):
            if isinstance(nodo, ast.Compare):
                for campo, valor in _comparados(nodo):
                    if campo in ofrecidas and valor not in ofrecidas[campo]:
                        yield Hallazgo(donde, f"«{campo}» no tiene ninguna opción «{valor}»")


def _comparados(nodo: ast.Compare) -> list[tuple[str, str]]:
    """Return (field, text) of each pair that is compared."""
    lados = [nodo.left, *nodo.comparators]
    partes = [p for lado in lados for p in (lado.elts if isinstance(lado, ast.Tuple) else [lado])]
    nombres = [p.id for p in partes if isinstance(p, ast.Name)]
    textos = [p.value for p in partes if isinstance(p, ast.Constant) and isinstance(p.value, str)]
    return [(nombre, texto) for nombre in nombres for texto in textos]
