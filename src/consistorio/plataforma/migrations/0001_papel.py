"""The role of the application, and the function that refuses changes in append-only tables."""

from __future__ import annotations

from django.db import migrations

ROL = """
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'consistorio_aplicacion') THEN
        CREATE ROLE consistorio_aplicacion NOLOGIN NOBYPASSRLS;
    END IF;
    IF NOT pg_has_role(current_user, 'consistorio_aplicacion', 'SET') THEN
        EXECUTE format('GRANT consistorio_aplicacion TO %I', current_user);
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
GRANT USAGE ON SCHEMA public TO consistorio_aplicacion;
"""
ROL_ANTES_DE_16 = ROL.replace("'SET'", "'MEMBER'")
RECHAZAR = """
CREATE FUNCTION rechazar_cambio() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'La tabla % solo admite anexar: nada se cambia ni se borra.', TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;
"""


def crear_rol(apps, schema_editor):
    version = schema_editor.connection.pg_version
    schema_editor.execute(ROL if version >= 160000 else ROL_ANTES_DE_16, params=None)
    schema_editor.execute(RECHAZAR, params=None)


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [migrations.RunPython(crear_rol, migrations.RunPython.noop)]
