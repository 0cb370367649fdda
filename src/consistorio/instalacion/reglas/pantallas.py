"""The screens keep the strict CSP, and nothing is called safe by word of mouth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistorio.instalacion.reglas.fuente import Fuente, Hallazgo, llamadas

ESTILO = re.compile(r"<[^>{]*\sstyle\s*=|<style\b", re.IGNORECASE)
GUION = re.compile(r"<script\b(?![^>]*\bsrc\s*=)", re.IGNORECASE)
MANEJADOR = re.compile(r"<[a-z][^>{]*\son[a-z]+\s*=", re.IGNORECASE)
SEGURO = re.compile(r"\|\s*safe(seq)?\b|\{%\s*autoescape\s+off")
MARCADO_A_MANO = {"mark_safe", "SafeString", "SafeText"}

EN_LINEA = (
    (ESTILO, "estilo en línea: la CSP lo prohíbe"),
    (GUION, "<script> sin src: la CSP lo prohíbe"),
    (MANEJADOR, "manejador en línea: la CSP lo prohíbe"),
)


def _buscar(fuente: Fuente, patron: re.Pattern[str], motivo: str) -> Iterator[Hallazgo]:
    for hallado in patron.finditer(fuente.texto):
        yield fuente.texto.count("\n", 0, hallado.start()) + 1, motivo


def sin_estilo_ni_guion_en_linea(fuente: Fuente) -> Iterator[Hallazgo]:
    """Find inline styles, scripts and handlers in the templates."""
    if fuente.es_plantilla:
        for patron, motivo in EN_LINEA:
            yield from _buscar(fuente, patron, motivo)


def nada_es_seguro_de_palabra(fuente: Fuente) -> Iterator[Hallazgo]:
    """Find ``|safe``, ``mark_safe`` and the like."""
    if fuente.es_plantilla:
        yield from _buscar(fuente, SEGURO, "|safe: lo que no se escapa se ejecuta")
    elif fuente.es_python and not fuente.es_prueba:
        for nodo, nombre in llamadas(fuente):
            if nombre in MARCADO_A_MANO:
                yield nodo.lineno, f"{nombre}(): use format_html"
