"""
The leaf of an asiento says its effective day and the evidence of who filed it, too.

And each one is written down in the bitacora by the same function, whichever way it is entered.
"""

from __future__ import annotations

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent / "registrar.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("registro", "0005_analizar")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
