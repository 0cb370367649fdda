"""
What the worker and the health of the service ask of the logs of every entidad at once.

They run as the owner of the tables, and answer counts, sizes and hours: nothing of anybody.
"""

from __future__ import annotations

from django.db import migrations

SQL = """
-- One look at the index for each entidad, however long its log is.
CREATE FUNCTION puntos_por_cofirmar(hasta timestamptz, testigos text[])
RETURNS TABLE (entidad integer, tamano bigint, cerrado_en timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT e.id, p.tamano, p.cerrado_en FROM plataforma_entidad e
    CROSS JOIN LATERAL (
        SELECT q.tamano, q.cerrado_en FROM plataforma_puntodecontrol q
        WHERE q.entidad_id = e.id AND q.cerrado_en < hasta ORDER BY q.tamano DESC LIMIT 1
    ) p
    WHERE (SELECT count(*) FROM plataforma_cofirma c
           WHERE c.entidad_id = e.id AND c.tamano = p.tamano AND c.testigo = ANY (testigos))
          < cardinality(testigos)
    ORDER BY p.cerrado_en
$$;

CREATE FUNCTION puntos_por_sellar()
RETURNS TABLE (entidad integer, tamano bigint, cerrado_en timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT e.entidad_id, p.tamano, p.cerrado_en FROM (
        SELECT DISTINCT entidad_id FROM plataforma_puntodecontrol
        WHERE sello_de_tiempo = ''::bytea
    ) e
    CROSS JOIN LATERAL (
        SELECT q.tamano, q.cerrado_en, q.sello_de_tiempo FROM plataforma_puntodecontrol q
        WHERE q.entidad_id = e.entidad_id ORDER BY q.tamano DESC LIMIT 1
    ) p
    WHERE p.sello_de_tiempo = ''::bytea
      AND NOT EXISTS (SELECT 1 FROM plataforma_sellodepunto s
                      WHERE s.entidad_id = e.entidad_id AND s.tamano = p.tamano)
$$;
CREATE INDEX punto_sin_sello ON plataforma_puntodecontrol (entidad_id, tamano)
    WHERE sello_de_tiempo = ''::bytea;

-- Since when there is no time stamp: from the first unstamped checkpoint after the last stamped one.
CREATE FUNCTION estado_de_la_constancia()
RETURNS TABLE (sin_ordenar_desde timestamptz, sin_sello_desde timestamptz, con_falta bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT (SELECT min(momento) FROM plataforma_hoja WHERE indice IS NULL),
           (SELECT min(q.cerrado_en) FROM puntos_por_sellar() p
            JOIN plataforma_puntodecontrol q ON q.entidad_id = p.entidad
             AND q.sello_de_tiempo = ''::bytea
             AND q.tamano > greatest(
                 (SELECT coalesce(max(s.tamano), 0) FROM plataforma_sellodepunto s
                  WHERE s.entidad_id = p.entidad),
                 (SELECT coalesce(max(r.tamano), 0) FROM plataforma_puntodecontrol r
                  WHERE r.entidad_id = p.entidad AND r.sello_de_tiempo <> ''::bytea))),
           (SELECT count(*) FROM plataforma_entidad e
            CROSS JOIN LATERAL (
                SELECT k.falta FROM plataforma_comprobacion k WHERE k.entidad_id = e.id
                ORDER BY k.acabada_en DESC LIMIT 1) c
            WHERE c.falta <> '')
$$;
REVOKE DELETE ON plataforma_bitacoravista FROM consistorio_aplicacion;
"""
DESHACER = """
DROP FUNCTION estado_de_la_constancia, puntos_por_sellar;
DROP FUNCTION puntos_por_cofirmar;
DROP INDEX punto_sin_sello;
"""


class Migration(migrations.Migration):
    dependencies = [("plataforma", "0010_constancia_publica")]
    operations = [migrations.RunSQL(SQL, DESHACER)]
