"""To let the planner know of what has just been entered in tables that were empty."""

from __future__ import annotations

from django.db import migrations

SQL = """
CREATE FUNCTION analizar_si_es_nuevo() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    IF (SELECT reltuples FROM pg_class WHERE oid = 'registro_asiento'::regclass) < 5000
       AND pg_try_advisory_xact_lock(hashtext('analizar_si_es_nuevo')) THEN
        ANALYZE registro_asiento, registro_interesado, registro_documentodeasiento,
            registro_entrega, registro_justificante, documentos_documento, plataforma_hoja,
            plataforma_evento;
    END IF;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("registro", "0004_sin_justificante"),
        ("plataforma", "0004_sin_indices_de_mas"),
    ]
    operations = [migrations.RunSQL(SQL, "DROP FUNCTION analizar_si_es_nuevo()")]
