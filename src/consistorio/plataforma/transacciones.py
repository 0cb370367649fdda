"""One transaction per deed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction

_dentro: ContextVar[bool] = ContextVar("dentro_de_un_acto", default=False)


@contextmanager
def acto() -> Iterator[None]:
    """
    Run the block as one deed: all of it is durable when it ends, or nothing happened.

    A deed done as part of another, of a task or of an event handler joins its transaction, because
    the effect and the receipt of having done it must live or die together.
    """
    if _dentro.get():
        with transaction.atomic():
            yield
        return
    with transaction.atomic(durable=True):
        senal = _dentro.set(True)
        try:
            yield
        finally:
            _dentro.reset(senal)
