"""Time comes in as a parameter: only the clock of the platform is read."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from consistorio.instalacion.reglas.fuente import Fuente, Hallazgo, nombre_de

LECTURAS = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "datetime.datetime.now",
    "datetime.datetime.utcnow",
    "date.today",
    "datetime.date.today",
    "timezone.now",
    "timezone.localtime",
    "timezone.localdate",
    "time.time",
    "time.time_ns",
}
RELOJ = "src/consistorio/plataforma/reloj.py"


def el_reloj_se_lee_en_un_sitio(fuente: Fuente) -> Iterator[Hallazgo]:
    """Find who reads the clock by itself; monotonic durations are not the hour."""
    if not fuente.es_python or fuente.es_prueba or fuente.modulo == "instalacion":
        return
    if fuente.ruta == RELOJ:
        return
    for nodo in fuente.nodos:
        if isinstance(nodo, ast.Call) and nombre_de(nodo.func) in LECTURAS:
            yield nodo.lineno, f"{nombre_de(nodo.func)}(): el tiempo entra como `reloj`"
