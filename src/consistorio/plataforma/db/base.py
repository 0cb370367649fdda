"""Django's PostgreSQL backend, with the entidad in every key and in a policy of every row."""

from __future__ import annotations

import os
from typing import Any

from django.db.backends.postgresql import base

from consistorio.plataforma.db.creation import COMO_DUENO, DatabaseCreation
from consistorio.plataforma.db.operations import DatabaseOperations
from consistorio.plataforma.db.schema import ROL_APLICACION, DatabaseSchemaEditor
from consistorio.plataforma.entidades.contexto import id_en_curso

SIN_FIJAR = -1


class DatabaseWrapper(base.DatabaseWrapper):
    """
    A connection that works as ``consistorio_aplicacion`` and tells the database the entidad.

    Row policies read the setting ``app.entidad``, which is sent only when it changes.
    """

    SchemaEditorClass = DatabaseSchemaEditor
    creation_class = DatabaseCreation
    ops_class = DatabaseOperations

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._entidad_fijada: int | None = SIN_FIJAR

    def init_connection_state(self) -> None:
        super().init_connection_state()
        self._entidad_fijada = SIN_FIJAR
        if os.environ.get(COMO_DUENO) != "1":
            with self.connection.cursor() as cursor:
                cursor.execute(f"SET ROLE {ROL_APLICACION}")
            if not self.get_autocommit():
                self.connection.commit()

    def create_cursor(self, name: str | None = None) -> Any:
        self._fijar_entidad()
        return super().create_cursor(name)

    def _fijar_entidad(self) -> None:
        entidad = id_en_curso()
        if entidad == self._entidad_fijada:
            return
        valor = "" if entidad is None else str(entidad)
        self.connection.execute("SELECT set_config('app.entidad', %s, false)", [valor])
        self._entidad_fijada = entidad

    def _rollback(self) -> Any:
        self._entidad_fijada = SIN_FIJAR  # A rollback also takes back the setting.
        return super()._rollback()  # type: ignore[misc]

    def _savepoint_rollback(self, sid: str) -> None:
        super()._savepoint_rollback(sid)  # type: ignore[misc]
        self._entidad_fijada = SIN_FIJAR
