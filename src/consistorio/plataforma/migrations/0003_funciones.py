"""
Functions that cross entidades for the worker, and the one change that a leaf admits.

They run as the owner of the tables, so that the role of the application sees no rows but its own.
"""

from __future__ import annotations

from django.db import migrations

SQL = """
CREATE FUNCTION repartir_eventos(suscriptores jsonb)
RETURNS TABLE (entidad integer, tipo text, unidad text)
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    WITH lote AS (
        SELECT entidad_id, id FROM plataforma_evento WHERE repartido_en IS NULL
        ORDER BY ocurrido_en LIMIT 500 FOR UPDATE SKIP LOCKED
    ), marcados AS (
        UPDATE plataforma_evento e SET repartido_en = clock_timestamp() FROM lote
        WHERE e.entidad_id = lote.entidad_id AND e.id = lote.id
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

CREATE FUNCTION reclamar_tareas(lote integer, segundos integer)
RETURNS TABLE (entidad_id integer, id uuid, nombre varchar, argumentos jsonb, intentos integer)
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    UPDATE plataforma_tarea t
    SET intentos = t.intentos + 1, arrendada_hasta = clock_timestamp() + make_interval(secs => segundos)
    FROM (
        SELECT p.entidad_id, p.id FROM plataforma_tarea p
        WHERE p.estado = 'pendiente' AND p.no_antes_de <= clock_timestamp()
          AND (p.arrendada_hasta IS NULL OR p.arrendada_hasta < clock_timestamp())
        ORDER BY p.prioridad, p.no_antes_de LIMIT lote FOR UPDATE SKIP LOCKED
    ) e
    WHERE t.entidad_id = e.entidad_id AND t.id = e.id
    RETURNING t.entidad_id, t.id, t.nombre, t.argumentos, t.intentos
$$;

CREATE FUNCTION entidades_con_hojas_sin_ordenar() RETURNS SETOF integer
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    SELECT DISTINCT entidad_id FROM plataforma_hoja WHERE indice IS NULL
$$;

CREATE FUNCTION estado_de_la_cola()
RETURNS TABLE (estado varchar, cuantas bigint, mas_antigua timestamptz)
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    SELECT estado, count(*), min(creada_en) FROM plataforma_tarea
    WHERE estado <> 'hecha' GROUP BY estado
    UNION ALL
    SELECT 'sin repartir', count(*), min(ocurrido_en) FROM plataforma_evento
    WHERE repartido_en IS NULL
$$;

CREATE FUNCTION solo_ordenar_hoja() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.indice IS NULL AND NEW.indice IS NOT NULL THEN
        OLD.indice := NEW.indice;
        IF OLD IS NOT DISTINCT FROM NEW THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'Una hoja de la constancia no se cambia ni se borra.'
        USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER solo_ordenar BEFORE UPDATE OR DELETE ON plataforma_hoja
    FOR EACH ROW EXECUTE FUNCTION solo_ordenar_hoja();
CREATE TRIGGER no_vaciar BEFORE TRUNCATE ON plataforma_hoja
    FOR EACH STATEMENT EXECUTE FUNCTION rechazar_cambio();
REVOKE UPDATE, DELETE ON plataforma_hoja FROM consistorio_aplicacion;
GRANT UPDATE (indice) ON plataforma_hoja TO consistorio_aplicacion;
REVOKE DELETE ON plataforma_entidad, plataforma_evento FROM consistorio_aplicacion;
"""
DESHACER = """
DROP TRIGGER no_vaciar ON plataforma_hoja;
DROP TRIGGER solo_ordenar ON plataforma_hoja;
DROP FUNCTION solo_ordenar_hoja, estado_de_la_cola, entidades_con_hojas_sin_ordenar,
    reclamar_tareas, repartir_eventos;
"""


class Migration(migrations.Migration):
    dependencies = [("plataforma", "0002_inicial")]
    operations = [migrations.RunSQL(SQL, DESHACER)]
