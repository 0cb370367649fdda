"""The search finds also what was entered at a counter of the actor, whatever unit it went to."""

from __future__ import annotations

from django.db import migrations

VISIBLE = """(unidades IS NULL OR (salidas AND i.sentido = 'SALIDA') OR EXISTS (
              SELECT 1 FROM registro_entrega e
              WHERE e.entidad_id = v_entidad AND e.asiento_id = i.asiento_id
                AND e.unidad_id = ANY (unidades) AND e.estado NOT IN ('reenviada', 'devuelta'))
            OR EXISTS (
              SELECT 1 FROM registro_asiento a
              WHERE a.entidad_id = v_entidad AND a.id = i.asiento_id
                AND a.datos ->> 'oficina' = ANY (oficinas)))"""
SQL = f"""
DROP FUNCTION buscar_asientos(text[], text, uuid[], boolean, timestamptz, uuid, integer);
CREATE FUNCTION buscar_asientos(
    grupos text[], p_nif text, unidades uuid[], oficinas text[], salidas boolean,
    antes timestamptz, antes_de uuid, cuantos integer)
RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_catalog SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    v_entidad integer := entidad_en_curso();
    v_consulta tsquery := consulta_de(grupos);
BEGIN
    IF p_nif <> '' THEN
        RETURN QUERY
        SELECT i.asiento_id FROM registro_indicedeasiento i
        WHERE i.entidad_id = v_entidad
          AND i.asiento_id IN (
              SELECT p.asiento_id FROM registro_interesado p
              WHERE p.entidad_id = v_entidad AND p.nif LIKE p_nif || '%')
          AND (i.presentado_en, i.asiento_id) < (antes, antes_de)
          AND {VISIBLE}
        ORDER BY i.presentado_en DESC, i.asiento_id DESC LIMIT cuantos;
    ELSIF numnode(v_consulta) = 1 THEN
        RETURN QUERY
        SELECT i.asiento_id FROM registro_indicedeasiento i
        WHERE i.entidad_id = v_entidad AND (i.presentado_en, i.asiento_id) < (antes, antes_de)
          AND {VISIBLE}
        ORDER BY i.presentado_en DESC, i.asiento_id DESC LIMIT cuantos;
    ELSE
        RETURN QUERY
        SELECT i.asiento_id FROM registro_indicedeasiento i
        WHERE i.entidad_id = v_entidad AND i.vector @@ v_consulta
          AND (i.presentado_en, i.asiento_id) < (antes, antes_de)
          AND {VISIBLE}
        ORDER BY i.presentado_en DESC, i.asiento_id DESC LIMIT cuantos;
    END IF;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("registro", "0056_pilas")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
