"""Which asientos were left without receipt by a process that died."""

from __future__ import annotations

from django.db import migrations

SQL = """
CREATE INDEX registro_asiento_por_hora ON registro_asiento USING brin (presentado_en);
CREATE FUNCTION asientos_sin_justificante(desde interval, hasta interval)
RETURNS TABLE (entidad_id integer, asiento_id uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    SELECT a.entidad_id, a.id FROM registro_asiento a
    WHERE a.sentido = 'ENTRADA'
      AND a.presentado_en BETWEEN clock_timestamp() - desde AND clock_timestamp() - hasta
      AND NOT EXISTS (SELECT 1 FROM registro_justificante j
                      WHERE j.entidad_id = a.entidad_id AND j.asiento_id = a.id)
    LIMIT 1000
$$;
"""
DESHACER = """
DROP FUNCTION asientos_sin_justificante(interval, interval);
DROP INDEX registro_asiento_por_hora;
"""


class Migration(migrations.Migration):
    dependencies = [("registro", "0003_justificantes")]
    operations = [migrations.RunSQL(SQL, DESHACER)]
