"""Who may touch the tables, and how."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from consistorio.instalacion.reglas.fuente import Fuente, Hallazgo, importados, llamadas

ENTRADAS = {"web", "api"}
ESCRITURAS = {"create", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
QUIEN_ESCRIBE = {"models", "services"}
SENALES = ("django.dispatch", "django.db.models.signals", "django.core.signals")
SQL = {"execute", "executemany", "executescript", "raw", "extra", "RawSQL", "callproc"}
TIPOS_DE_LA_PLATAFORMA = {"Entidad", "DeEntidad"}


def _es_de_la_casa(fuente: Fuente) -> bool:
    return fuente.es_python and not fuente.es_prueba and not fuente.es_migracion


def las_pantallas_no_consultan_tablas(fuente: Fuente) -> Iterator[Hallazgo]:
    """Find ``.objects`` where only deeds and selectors are called."""
    if not _es_de_la_casa(fuente) or fuente.habitacion not in ENTRADAS:
        return
    if fuente.modulo == "plataforma":
        return
    for nodo in fuente.nodos:
        if isinstance(nodo, ast.Attribute) and nodo.attr == "objects":
            yield nodo.lineno, ".objects en una pantalla: pídalo a un selector o a un servicio"


def solo_los_servicios_escriben(fuente: Fuente) -> Iterator[Hallazgo]:
    """Find rows written outside ``models`` and ``services``."""
    if not _es_de_la_casa(fuente) or fuente.modulo in {"", "plataforma", "instalacion", "nucleo"}:
        return
    if fuente.habitacion in QUIEN_ESCRIBE:
        return
    for nodo, nombre in llamadas(fuente):
        de_modelo = nombre == "save" and not nodo.args and isinstance(nodo.func, ast.Attribute)
        if nombre in ESCRITURAS or de_modelo:
            yield nodo.lineno, f".{nombre}() fuera de models y services"


def sin_senales(fuente: Fuente) -> Iterator[Hallazgo]:
    """Find signals of Django: they hide who does what, and in which transaction."""
    if not fuente.es_python or fuente.es_prueba:
        return
    for linea, nombre in importados(fuente):
        if nombre.startswith(SENALES):
            yield linea, f"{nombre}: publique un evento"


def sin_sql_a_mano(fuente: Fuente) -> Iterator[Hallazgo]:
    """Find SQL written outside the platform and the migrations."""
    if not _es_de_la_casa(fuente) or fuente.modulo in {"", "plataforma"}:
        return
    for nodo, nombre in llamadas(fuente):
        if nombre in SQL:
            yield nodo.lineno, f"{nombre}(): SQL a mano"


def de_las_tablas_de_la_plataforma_solo_la_entidad(fuente: Fuente) -> Iterator[Hallazgo]:
    """Find who takes from ``plataforma.models`` more than the entidad and the base of tables."""
    if not _es_de_la_casa(fuente) or fuente.modulo == "plataforma":
        return
    paquete = "consistorio.plataforma.models"
    for linea, nombre in importados(fuente):
        cosa = nombre.rpartition(".")[2]
        if nombre.startswith(f"{paquete}.") and cosa not in TIPOS_DE_LA_PLATAFORMA:
            yield linea, f"{cosa} es una tabla de la plataforma"
