"""Claim tasks by where their rows are: no plan of a new table can then read all of them each time."""

from __future__ import annotations

from django.db import migrations

SQL = """
CREATE OR REPLACE FUNCTION reclamar_tareas(lote integer, segundos integer)
RETURNS TABLE (entidad_id integer, id uuid, nombre varchar, argumentos jsonb, intentos integer)
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    UPDATE plataforma_tarea t
    SET intentos = t.intentos + 1, arrendada_hasta = clock_timestamp() + make_interval(secs => segundos)
    WHERE t.ctid = ANY (ARRAY(
        SELECT p.ctid FROM plataforma_tarea p
        WHERE p.estado = 'pendiente' AND p.no_antes_de <= clock_timestamp()
          AND (p.arrendada_hasta IS NULL OR p.arrendada_hasta < clock_timestamp())
        ORDER BY p.prioridad, p.no_antes_de LIMIT lote FOR UPDATE SKIP LOCKED
    ))
    RETURNING t.entidad_id, t.id, t.nombre, t.argumentos, t.intentos
$$;

CREATE OR REPLACE FUNCTION repartir_eventos(suscriptores jsonb)
RETURNS TABLE (entidad integer, tipo text, unidad text)
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    WITH marcados AS (
        UPDATE plataforma_evento e SET repartido_en = clock_timestamp()
        WHERE e.ctid = ANY (ARRAY(
            SELECT p.ctid FROM plataforma_evento p WHERE p.repartido_en IS NULL
            ORDER BY p.ocurrido_en LIMIT 500 FOR UPDATE SKIP LOCKED
        ))
        RETURNING e.entidad_id, e.id, e.tipo, e.datos
    ), tareas AS (
        INSERT INTO plataforma_tarea (entidad_id, id, nombre, argumentos, evento_id, estado,
                                      prioridad, intentos, error)
        SELECT m.entidad_id, gen_random_uuid(), s.nombre, m.datos, m.id, 'pendiente', 5, 0, ''
        FROM marcados m, jsonb_array_elements_text(coalesce(suscriptores -> m.tipo, '[]')) s(nombre)
        ON CONFLICT DO NOTHING
    )
    SELECT m.entidad_id, m.tipo::text, coalesce(m.datos ->> 'unidad_destino', '') FROM marcados m
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("plataforma", "0011_estado_de_la_constancia")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
