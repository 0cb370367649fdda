"""The permission to put the seal, in the entidades born before it."""

from __future__ import annotations

from django.db import migrations

SQL = """
UPDATE plataforma_rol SET permisos = permisos || '["firma.sellos"]'::jsonb
WHERE codigo = 'administrador' AND NOT permisos @> '["firma.sellos"]'::jsonb;
"""


class Migration(migrations.Migration):
    dependencies = [("firma", "0006_tandas")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
