"""The permission and the role of SIR in the entidades that were born before it."""

from __future__ import annotations

from django.db import migrations

SQL = """
UPDATE plataforma_rol SET permisos = permisos || '["registro.sir"]'::jsonb
WHERE codigo = 'registro' AND NOT permisos @> '["registro.sir"]'::jsonb;
INSERT INTO plataforma_rol (entidad_id, id, codigo, nombre, permisos)
SELECT e.id, gen_random_uuid(), 'nodo_sir', 'Nodo de SIR', '["registro.sir_entregar"]'::jsonb
FROM plataforma_entidad e
WHERE NOT EXISTS (SELECT FROM plataforma_rol r WHERE r.entidad_id = e.id AND r.codigo = 'nodo_sir');
"""


class Migration(migrations.Migration):
    dependencies = [("registro", "0020_intercambios_sir"), ("plataforma", "0003_funciones")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
