"""Tables are made, and thrown away, by their owner; everything else by the application's role."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.postgresql import creation

COMO_DUENO = "CONSISTORIO_COMO_DUENO"


@contextmanager
def como_dueno() -> Iterator[None]:
    """Open connections as the owner of the tables (migrations) inside the block."""
    antes = os.environ.get(COMO_DUENO)
    os.environ[COMO_DUENO] = "1"
    try:
        yield
    finally:
        if antes is None:
            del os.environ[COMO_DUENO]


class DatabaseCreation(creation.DatabaseCreation):
    def create_test_db(self, *args: Any, **kwargs: Any) -> str:
        with como_dueno():
            nombre = super().create_test_db(*args, **kwargs)
            self.connection.close()
        return nombre

    def _destroy_test_db(self, test_database_name: str, verbosity: int) -> None:  # noqa: ARG002
        """Throw the tables away, even if a thread of a race left its connection open."""
        nombre = self.connection.ops.quote_name(test_database_name)
        with como_dueno(), self.connection._nodb_cursor() as cursor:  # noqa: SLF001 (Django's own door)
            cursor.execute(f"DROP DATABASE IF EXISTS {nombre} WITH (FORCE)")
