"""To keep receipts in batches: the document and the proof that the asiento has it."""

from __future__ import annotations

from django.db import migrations

SQL = """
CREATE FUNCTION guardar_justificantes(lote jsonb) RETURNS TABLE (posicion integer)
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    WITH nuevos AS (
        SELECT j.* FROM jsonb_to_recordset(lote) AS j(
            entidad_id int, id uuid, asiento_id uuid, identificador text, nombre text, organo text,
            capturado_en timestamptz, sha256 text, size_bytes bigint, csv text, idioma text)
    ), documentos AS (
        INSERT INTO documentos_documento (
            entidad_id, id, identificador, nombre, mime, tipo_documental, origen_ciudadano,
            estado_elaboracion, documento_origen, organo, capturado_en, sha256, size_bytes,
            tipo_firma, csv, idioma, metadatos)
        SELECT entidad_id, id, identificador, nombre, 'application/pdf', 'TD09', false, 'EE01', '',
               organo, capturado_en, sha256, size_bytes, 'TF06', csv, idioma,
               jsonb_build_object('constancia', jsonb_build_object(
                   'tipo', 'registro.asiento', 'objeto_id', asiento_id))
        FROM nuevos ON CONFLICT DO NOTHING
    ), justificantes AS (
        INSERT INTO registro_justificante (entidad_id, id, asiento_id, sha256)
        SELECT entidad_id, gen_random_uuid(), asiento_id, sha256 FROM nuevos
        ON CONFLICT DO NOTHING
    )
    SELECT n::integer FROM generate_series(1, jsonb_array_length(lote)) AS n
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("registro", "0002_registrar"), ("documentos", "0001_inicial")]
    operations = [migrations.RunSQL(SQL, "DROP FUNCTION guardar_justificantes(jsonb)")]
