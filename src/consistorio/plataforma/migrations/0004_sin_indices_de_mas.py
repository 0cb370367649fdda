"""
Drop the indexes on the entidad alone, and those of references that a longer key serves already.

Tables made from now on have none (`plataforma.db.schema`).
"""

from __future__ import annotations

from django.db import migrations

SQL = """
DO $$
DECLARE
    sobra record;
BEGIN
    FOR sobra IN
        SELECT i.indexrelid::regclass AS indice
        FROM pg_index i
        JOIN pg_class t ON t.oid = i.indrelid AND t.relnamespace = 'public'::regnamespace
        JOIN pg_attribute e ON e.attrelid = t.oid AND e.attname = 'entidad_id'
        WHERE NOT i.indisunique AND i.indnatts = 1 AND i.indpred IS NULL AND i.indexprs IS NULL
          AND pg_get_indexdef(i.indexrelid) LIKE '% USING btree %'
          AND (i.indkey[0] = e.attnum OR EXISTS (
              SELECT 1 FROM pg_index larga
              WHERE larga.indrelid = t.oid AND larga.indnatts >= 2 AND larga.indpred IS NULL
                AND larga.indkey[0] = e.attnum AND larga.indkey[1] = i.indkey[0]))
    LOOP
        EXECUTE format('DROP INDEX %s', sobra.indice);
    END LOOP;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("plataforma", "0003_funciones")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
