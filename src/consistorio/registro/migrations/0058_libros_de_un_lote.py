"""Runs the text in force; what it brought was taken back by 0060."""

from __future__ import annotations

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent / "registrar.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("registro", "0057_buscar_en_su_oficina")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
