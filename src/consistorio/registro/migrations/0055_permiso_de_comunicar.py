"""The permission to write to other units, in the entidades born before it."""

from __future__ import annotations

from django.db import migrations

SQL = """
UPDATE plataforma_rol SET permisos = permisos || '["registro.comunicar"]'::jsonb
WHERE codigo IN ('registro', 'tramitador', 'secretaria')
  AND NOT permisos @> '["registro.comunicar"]'::jsonb;
"""


class Migration(migrations.Migration):
    dependencies = [("registro", "0054_comunicaciones_y_favoritos")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
