"""The stop button: what is stopped is written in the libro, where filing reads it."""

from __future__ import annotations

from pathlib import Path

import django.contrib.postgres.fields
from django.db import migrations, models

SQL = (Path(__file__).parent / "registrar.sql").read_text(encoding="utf-8")
PERMISOS = """
UPDATE plataforma_rol r SET permisos = r.permisos || nuevos.permisos
FROM (VALUES
    ('secretaria', '["registro.parar", "organizacion.publicar_incidencias"]'::jsonb),
    ('administrador', '["registro.parar", "organizacion.publicar_incidencias"]'::jsonb)
) AS nuevos(codigo, permisos)
WHERE r.codigo = nuevos.codigo AND NOT r.permisos @> nuevos.permisos;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("organizacion", "0002_incidencias"),
        ("registro", "0036_subsanacion"),
    ]
    operations = [
        migrations.AddField(
            model_name="libro",
            name="parados",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), default=list, size=None
            ),
        ),
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
        migrations.RunSQL(PERMISOS, migrations.RunSQL.noop),
    ]
