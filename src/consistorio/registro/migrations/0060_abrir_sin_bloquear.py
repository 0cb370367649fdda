"""While a batch opens libros it locks none that was open: two batches could wait for each other."""

from __future__ import annotations

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent / "registrar.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("registro", "0059_sin_justificante_salvo")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
