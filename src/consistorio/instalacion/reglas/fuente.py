"""What a rule reads, and what it says."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

PAQUETE = "src/consistorio/"


@dataclass(frozen=True)
class Fuente:
    """
    A file of the project.

    :param ruta: from the root of the project, with slashes.
    """

    ruta: str
    texto: str

    @cached_property
    def nodos(self) -> tuple[ast.AST, ...]:
        """Every node of the syntax tree, for a Python file."""
        return tuple(ast.walk(ast.parse(self.texto)))

    @property
    def es_python(self) -> bool:
        return self.ruta.endswith(".py")

    @property
    def es_plantilla(self) -> bool:
        return self.ruta.endswith(".html")

    @property
    def es_prueba(self) -> bool:
        partes = self.ruta.split("/")
        return "tests" in partes or partes[-1] == "conftest.py"

    @property
    def es_migracion(self) -> bool:
        return "/migrations/" in self.ruta

    @property
    def modulo(self) -> str:
        """The module of the house that it belongs to, empty outside the package."""
        return self._dentro[0] if len(self._dentro) > 1 else ""

    @property
    def habitacion(self) -> str:
        """The room of the module in which it is: ``services``, ``web``…"""
        return self._dentro[1].removesuffix(".py") if len(self._dentro) > 1 else ""

    @property
    def _dentro(self) -> list[str]:
        return self.ruta.removeprefix(PAQUETE).split("/") if PAQUETE in self.ruta else []


@dataclass(frozen=True, order=True)
class Ofensa:
    """A line that breaks a rule, and why."""

    ruta: str
    linea: int
    regla: str
    motivo: str

    def __str__(self) -> str:
        return f"{self.ruta}:{self.linea}: {self.regla}: {self.motivo}"


Hallazgo = tuple[int, str]
"""Line and reason, as a rule gives them."""


def fuentes(raiz: Path) -> Iterator[Fuente]:
    """Give every file of ours below ``raiz`` that some rule looks at."""
    for carpeta in ("src/consistorio", "tests"):
        for fichero in sorted((raiz / carpeta).rglob("*")):
            if fichero.suffix in {".py", ".html"} and "vendor" not in fichero.parts:
                yield Fuente(fichero.relative_to(raiz).as_posix(), fichero.read_text("utf-8"))
    yield Fuente("conftest.py", (raiz / "conftest.py").read_text("utf-8"))


def nombre_de(nodo: ast.AST) -> str:
    """Return the dotted name of an expression (``a.b.c``), empty if it is not one."""
    partes: list[str] = []
    while isinstance(nodo, ast.Attribute):
        partes.append(nodo.attr)
        nodo = nodo.value
    if not isinstance(nodo, ast.Name):
        return ""
    return ".".join([nodo.id, *reversed(partes)])


def llamadas(fuente: Fuente) -> Iterator[tuple[ast.Call, str]]:
    """Give every call with the last name of what is called, whatever it hangs from."""
    for nodo in fuente.nodos:
        if isinstance(nodo, ast.Call):
            funcion = nodo.func
            if isinstance(funcion, ast.Attribute):
                yield nodo, funcion.attr
            elif isinstance(funcion, ast.Name):
                yield nodo, funcion.id


def importados(fuente: Fuente) -> Iterator[tuple[int, str]]:
    """Give the line and the full dotted name of everything that is imported."""
    for nodo in fuente.nodos:
        if isinstance(nodo, ast.Import):
            yield from ((nodo.lineno, alias.name) for alias in nodo.names)
        elif isinstance(nodo, ast.ImportFrom):
            paquete = _paquete_de(fuente, nodo)
            yield from ((nodo.lineno, f"{paquete}.{alias.name}") for alias in nodo.names)


def _paquete_de(fuente: Fuente, nodo: ast.ImportFrom) -> str:
    """Return from where it imports, with the dots of a relative import resolved."""
    if not nodo.level:
        return nodo.module or ""
    carpeta = fuente.ruta.removeprefix("src/").split("/")[: -nodo.level]
    return ".".join([*carpeta, *([nodo.module] if nodo.module else [])])
