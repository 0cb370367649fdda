"""The permissions of the distribution, in the entidades born before it."""

from __future__ import annotations

from django.db import migrations

SQL = """
UPDATE plataforma_rol r SET permisos = r.permisos || nuevos.permisos
FROM (VALUES
    ('registro', '["registro.asignar"]'::jsonb),
    ('administrador', '["registro.reglas"]'::jsonb)
) AS nuevos(codigo, permisos)
WHERE r.codigo = nuevos.codigo AND NOT r.permisos @> nuevos.permisos;
"""


class Migration(migrations.Migration):
    dependencies = [("registro", "0033_buscar")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
