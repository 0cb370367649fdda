"""One transaction per deed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction

_dentro: ContextVar[bool] = ContextVar("dentro_de_una_tarea", default=False)


@contextmanager
def acto() -> Iterator[None]:
    """
    Run the block as one deed: all of it is durable when it ends, or nothing happened.

    Inside a task or an event handler it joins their transaction, because the effect and the
    receipt of having done it must live or die together.
    """
    with transaction.atomic(durable=not _dentro.get()):
        yield


@contextmanager
def tarea_en_curso() -> Iterator[None]:
    """Run the block as the effect of a task, in one durable transaction that deeds join."""
    with transaction.atomic(durable=True):
        senal = _dentro.set(True)
        try:
            yield
        finally:
            _dentro.reset(senal)
