"""The entidad in whose name this thread works: nothing is read or written without one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from consistorio.plataforma.models import Entidad

_en_curso: ContextVar[Entidad | None] = ContextVar("entidad_en_curso", default=None)


class SinEntidad(RuntimeError):
    """A query on data of an entidad was made without saying which."""


@contextmanager
def en(entidad: Entidad | None) -> Iterator[None]:
    """Work in the name of ``entidad`` inside the block (``None``: in nobody's)."""
    senal = _en_curso.set(entidad)
    try:
        yield
    finally:
        _en_curso.reset(senal)


def entidad_en_curso() -> Entidad:
    """
    Return the entidad in whose name we work.

    :raises SinEntidad: outside every ``en(…)``.
    """
    entidad = _en_curso.get()
    if entidad is None:
        raise SinEntidad("Toda consulta se hace en nombre de una entidad: use `with en(entidad)`.")
    return entidad


def id_en_curso() -> int | None:
    """Return the key of the entidad in whose name we work, or None."""
    entidad = _en_curso.get()
    return None if entidad is None else entidad.pk


def id_obligado() -> int:
    """Return the key of the entidad in whose name we work (default of every foreign key)."""
    return int(entidad_en_curso().pk)
