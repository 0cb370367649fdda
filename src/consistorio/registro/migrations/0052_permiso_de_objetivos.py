"""The permission to settle objectives, in the entidades born before it."""

from __future__ import annotations

from django.db import migrations

SQL = """
UPDATE plataforma_rol SET permisos = permisos || '["registro.objetivos"]'::jsonb
WHERE codigo = 'administrador' AND NOT permisos @> '["registro.objetivos"]'::jsonb;
"""


class Migration(migrations.Migration):
    dependencies = [("registro", "0051_objetivos_de_unidad")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
