"""
Each libro of a batch is locked, asked and written in its turn, as before 0058.

All of them in one statement was tried: it was not faster over 200 entidades, it was slower on one libro
and over 8,000, and two batches could wait for each other.
"""

from __future__ import annotations

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent / "registrar.sql").read_text(encoding="utf-8")
SOBRA = "DROP FUNCTION IF EXISTS crear_libro(integer, text, integer)"


class Migration(migrations.Migration):
    dependencies = [("registro", "0059_sin_justificante_salvo")]
    operations = [
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
        migrations.RunSQL(SOBRA, migrations.RunSQL.noop),
    ]
