"""Programs may have documents made out of others, and bring ENI documents in and out."""

from __future__ import annotations

from django.db import migrations

PERMISOS = """
UPDATE plataforma_rol SET permisos = permisos || '["documentos.derivar"]'::jsonb
WHERE codigo = 'aplicacion' AND NOT permisos @> '["documentos.derivar"]'::jsonb;
UPDATE plataforma_rol SET permisos = permisos || '["documentos.eni"]'::jsonb
WHERE codigo = 'aplicacion' AND NOT permisos @> '["documentos.eni"]'::jsonb;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("documentos", "0004_versiones"),
    ]
    operations = [
        migrations.RunSQL(PERMISOS, migrations.RunSQL.noop),
    ]
