"""The functions that give number and hour: the only way into a libro."""

from __future__ import annotations

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent / "registrar.sql").read_text(encoding="utf-8")
DESHACER = """
DROP FUNCTION registrar_lote(jsonb, double precision);
DROP FUNCTION abrir_libro(integer, text, integer);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("registro", "0001_inicial"),
        ("plataforma", "0003_funciones"),
    ]
    operations = [migrations.RunSQL(SQL, DESHACER)]
