"""What every request asks for and hardly ever changes, remembered by the process for a while."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Generic, TypeVar
from weakref import WeakSet

T = TypeVar("T")

MAXIMO = 10_000
_todas: WeakSet[Memoria[Any]] = WeakSet()


class Memoria(Generic[T]):
    """
    Remembers values for ``segundos``. They are given back as they are, not copied: do not change them.

    Another process that changes the truth is seen when the time is over.
    """

    def __init__(self, segundos: float) -> None:
        self._segundos = segundos
        self._valores: dict[str, tuple[float, T]] = {}
        _todas.add(self)

    def recordar(self, clave: str, buscar: Callable[[], T | None]) -> T | None:
        """Return what ``clave`` stands for, looking it up if needed; «nothing» is not remembered."""
        hasta, valor = self._valores.get(clave, (0.0, None))
        if valor is not None and time.monotonic() < hasta:
            return valor
        hallado = buscar()
        if hallado is not None:
            if len(self._valores) >= MAXIMO:
                self._valores.clear()
            self._valores[clave] = (time.monotonic() + self._segundos, hallado)
        return hallado

    def olvidar(self) -> None:
        """Look everything up again from now on."""
        self._valores.clear()


def olvidar_todo() -> None:
    """Forget everything that this process remembers (for the tests)."""
    for memoria in list(_todas):
        memoria.olvidar()
