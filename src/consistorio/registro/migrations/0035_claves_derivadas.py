"""What hangs from an asiento takes its key from it, and not from the system."""

from __future__ import annotations

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent / "registrar.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("registro", "0034_permisos_del_reparto")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
