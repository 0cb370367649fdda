"""The permissions of the counter, and the role of who audits, in the entidades born before them."""

from __future__ import annotations

from django.db import migrations

SQL = """
UPDATE plataforma_rol r SET permisos = (
    SELECT jsonb_agg(DISTINCT p) FROM jsonb_array_elements(r.permisos || nuevos.permisos) p)
FROM (VALUES
    ('registro', '["registro.registrar_entrada", "registro.rectificar", "registro.anular",
                   "registro.reservar", "registro.custodiar"]'::jsonb),
    ('secretaria', '["registro.anular", "registro.exportar"]'::jsonb)
) AS nuevos(codigo, permisos)
WHERE r.codigo = nuevos.codigo;
INSERT INTO plataforma_rol (entidad_id, id, codigo, nombre, permisos)
SELECT e.id, gen_random_uuid(), 'auditor', 'Auditor', '["registro.auditar"]'::jsonb
FROM plataforma_entidad e
WHERE NOT EXISTS (SELECT FROM plataforma_rol r WHERE r.entidad_id = e.id AND r.codigo = 'auditor');
"""


class Migration(migrations.Migration):
    dependencies = [("registro", "0014_custodia")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
