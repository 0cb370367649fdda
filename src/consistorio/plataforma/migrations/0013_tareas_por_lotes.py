"""One task for many events of an entidad, for the subscribers that take them by batches."""

from __future__ import annotations

from django.db import migrations

SQL = """
DROP FUNCTION repartir_eventos(jsonb);

-- ``suscriptores`` and ``por_lotes``: {type of event: [name of a subscriber]}.
CREATE FUNCTION repartir_eventos(suscriptores jsonb, por_lotes jsonb, tamano integer)
RETURNS TABLE (entidad integer, tipo text, unidad text)
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    WITH marcados AS (
        UPDATE plataforma_evento e SET repartido_en = clock_timestamp()
        WHERE e.ctid = ANY (ARRAY(
            SELECT p.ctid FROM plataforma_evento p WHERE p.repartido_en IS NULL
            ORDER BY p.ocurrido_en LIMIT 500 FOR UPDATE SKIP LOCKED
        ))
        RETURNING e.entidad_id, e.id, e.tipo, e.datos, e.ocurrido_en
    ), sueltas AS (
        INSERT INTO plataforma_tarea (entidad_id, id, nombre, argumentos, evento_id, estado,
                                      prioridad, intentos, error)
        SELECT m.entidad_id, gen_random_uuid(), s.nombre, m.datos, m.id, 'pendiente', 5, 0, ''
        FROM marcados m, jsonb_array_elements_text(coalesce(suscriptores -> m.tipo, '[]')) s(nombre)
        ON CONFLICT DO NOTHING
    ), juntos AS (
        SELECT m.entidad_id, s.nombre, m.datos, (row_number() OVER (
            PARTITION BY m.entidad_id, s.nombre ORDER BY m.ocurrido_en, m.id) - 1) AS orden
        FROM marcados m, jsonb_array_elements_text(coalesce(por_lotes -> m.tipo, '[]')) s(nombre)
    ), lotes AS (
        INSERT INTO plataforma_tarea (entidad_id, id, nombre, argumentos, estado,
                                      prioridad, intentos, error)
        SELECT entidad_id, gen_random_uuid(), nombre,
               jsonb_build_object('eventos', jsonb_agg(datos ORDER BY orden)), 'pendiente', 5, 0, ''
        FROM juntos GROUP BY entidad_id, nombre, orden / tamano
    )
    SELECT m.entidad_id, m.tipo::text, coalesce(m.datos ->> 'unidad_destino', '') FROM marcados m
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("plataforma", "0012_reclamar_por_sitio")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
