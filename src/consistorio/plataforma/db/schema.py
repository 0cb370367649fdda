"""
Writes keys that begin with the entidad, and a policy for each row, from the migration state.

A table is of an entidad when it has a field ``entidad``. Its primary key becomes (entidad, id), its
references to other such tables (entidad, reference) → (entidad, id), so that no row can point at
another entidad's, and its policy shows only the rows of the entidad of the connection.
A table whose comment is ``solo-anexar`` may never be changed nor emptied.
"""
# ruff: noqa: SLF001 (``_meta`` is documented by Django, in spite of its name)

from __future__ import annotations

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.backends.ddl_references import Statement
from django.db.backends.postgresql import schema
from django.db.models import Model

ROL_APLICACION = "consistorio_aplicacion"
SOLO_ANEXAR = "solo-anexar"

CLAVE = """
ALTER TABLE {tabla} DROP CONSTRAINT {tabla_pkey};
ALTER TABLE {tabla} ADD CONSTRAINT {tabla_pkey} PRIMARY KEY (entidad_id, {pk});
"""
POLITICA = """
ALTER TABLE {tabla} ENABLE ROW LEVEL SECURITY;
CREATE POLICY de_su_entidad ON {tabla} TO {rol}
    USING (entidad_id = nullif(current_setting('app.entidad', true), '')::int)
    WITH CHECK (entidad_id = nullif(current_setting('app.entidad', true), '')::int);
"""
PERMISOS = "GRANT SELECT, INSERT, UPDATE, DELETE ON {tabla} TO {rol};"
PERMISOS_DE_ANEXAR = """
GRANT SELECT, INSERT ON {tabla} TO {rol};
CREATE TRIGGER solo_anexar BEFORE UPDATE OR DELETE OR TRUNCATE ON {tabla}
    FOR EACH STATEMENT EXECUTE FUNCTION rechazar_cambio();
"""


class DatabaseSchemaEditor(schema.DatabaseSchemaEditor):
    sql_create_column_inline_fk = None  # type: ignore[assignment]  # Every reference is written apart, with its entidad.

    def create_model(self, model: type[Model]) -> None:
        super().create_model(model)
        datos = {
            "tabla": self.quote_name(model._meta.db_table),
            "tabla_pkey": self.quote_name(f"{model._meta.db_table}_pkey"),
            "pk": self.quote_name(str(model._meta.pk.column)),
            "rol": ROL_APLICACION,
        }
        if es_de_entidad(model):
            self.execute((CLAVE + POLITICA).format(**datos), params=None)
        if model._meta.app_label == "migrations":
            return
        inmutable = model._meta.db_table_comment == SOLO_ANEXAR
        self.execute((PERMISOS_DE_ANEXAR if inmutable else PERMISOS).format(**datos), params=None)

    def _field_should_be_indexed(self, model: type[Model], field: Any) -> bool:
        """
        Index a reference unless some key that begins by the entidad and by it serves already.

        An index on the entidad alone is worse than none: on a new table its plan costs as little as
        that of the right one, and whoever keeps such a plan then reads the whole entidad each time.
        """
        if es_de_entidad(model) and (field.name == "entidad" or _tiene_clave(model, field)):
            return False
        return bool(super()._field_should_be_indexed(model, field))  # type: ignore[misc]

    def _create_fk_sql(self, model: type[Model], field: Any, suffix: str) -> Statement:
        sentencia: Statement = super()._create_fk_sql(model, field, suffix)  # type: ignore[misc]
        destino = field.remote_field.model
        if field.name == "entidad" or not (es_de_entidad(model) and es_de_entidad(destino)):
            return sentencia
        propia, ajena = self.quote_name(field.column), self.quote_name(field.target_field.column)
        sentencia.template = sentencia.template.replace(
            "(%(column)s)", f"(entidad_id, {propia})"
        ).replace("(%(to_column)s)", f"(entidad_id, {ajena})")
        return sentencia


def _tiene_clave(model: type[Model], field: Any) -> bool:
    """Tell whether an index or a unique constraint begins with the entidad and this field."""
    claves = (*model._meta.indexes, *model._meta.constraints)
    return any(
        tuple(getattr(clave, "fields", ()))[:2] == ("entidad", field.name)
        and getattr(clave, "condition", None) is None
        for clave in claves
    )


def es_de_entidad(model: type[Model]) -> bool:
    """Tell whether the rows of ``model`` belong to an entidad."""
    try:
        campo = model._meta.get_field("entidad")
    except FieldDoesNotExist:
        return False
    return bool(campo.many_to_one and not model._meta.abstract)
