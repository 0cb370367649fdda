"""The receipts that an entidad without seal leaves waiting hide those of nobody else."""

from __future__ import annotations

from django.db import migrations

SQL = """
DROP FUNCTION asientos_sin_justificante(interval, interval);
CREATE FUNCTION asientos_sin_justificante(
    desde interval, hasta interval, salvo integer[] DEFAULT '{}', cuantos integer DEFAULT 1000)
RETURNS TABLE (entidad_id integer, asiento_id uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    SELECT a.entidad_id, a.id FROM registro_asiento a
    WHERE a.sentido = 'ENTRADA'
      AND a.presentado_en BETWEEN clock_timestamp() - desde AND clock_timestamp() - hasta
      AND a.entidad_id <> ALL (salvo)
      AND NOT EXISTS (SELECT 1 FROM registro_justificante j
                      WHERE j.entidad_id = a.entidad_id AND j.asiento_id = a.id)
    ORDER BY a.presentado_en LIMIT cuantos
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("registro", "0058_libros_de_un_lote")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
