"""The tasks that exist, by the name that the queue keeps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from consistorio.plataforma.models import Entidad, Tarea

F = TypeVar("F", bound=Callable[..., None])
TAREAS: dict[str, Callable[..., None]] = {}


@dataclass(frozen=True, slots=True)
class Periodica:
    """A function that one worker, the leader, calls every ``cada`` seconds, in no entidad."""

    nombre: str
    cada: float
    funcion: Callable[[], None]


PERIODICAS: dict[str, Periodica] = {}


def tarea(nombre: str) -> Callable[[F], F]:
    """Register the function as the task ``nombre``; it runs inside the task's transaction."""

    def registrar(funcion: F) -> F:
        TAREAS[nombre] = funcion
        return funcion

    return registrar


def periodica(nombre: str, *, cada: float) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Register the function to be called every ``cada`` seconds by the leader."""

    def registrar(funcion: Callable[[], None]) -> Callable[[], None]:
        PERIODICAS[nombre] = Periodica(nombre, cada, funcion)
        return funcion

    return registrar


def encolar(
    nombre: str,
    *,
    entidad: Entidad,
    argumentos: dict[str, Any] | None = None,
    no_antes_de: datetime | None = None,
    prioridad: int = 5,
) -> None:
    """Leave a task to be done after the transaction in course, if it is made durable."""
    tiempo = {} if no_antes_de is None else {"no_antes_de": no_antes_de}
    Tarea.objects.create(
        entidad=entidad,
        nombre=nombre,
        argumentos=argumentos or {},
        prioridad=prioridad,
        **tiempo,
    )
