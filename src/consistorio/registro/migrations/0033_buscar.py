"""The functions of the search, and the column and index that they use."""

from __future__ import annotations

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent / "busqueda.sql").read_text(encoding="utf-8")
DESHACER = """
DROP FUNCTION buscar_asientos(text[], text, uuid[], boolean, timestamptz, uuid, integer);
DROP FUNCTION consulta_de(text[]);
DROP FUNCTION palabras_parecidas(text, integer);
DROP FUNCTION indexar_asientos(uuid[]);
DROP FUNCTION variantes_de(text);
DROP FUNCTION palabras_de(text);
DROP FUNCTION entidad_en_curso();
DROP FUNCTION vector_de_asiento(integer, text, text, text);
DROP FUNCTION llano(text);
ALTER TABLE registro_indicedeasiento DROP COLUMN vector;
"""


class Migration(migrations.Migration):
    dependencies = [("registro", "0032_indice_de_busqueda")]
    operations = [migrations.RunSQL(SQL, DESHACER)]
