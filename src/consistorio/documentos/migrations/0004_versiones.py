"""What is made out of a document, and who gave it another version."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models

import consistorio.plataforma.entidades.contexto
import consistorio.plataforma.identificador

PERMISOS = """
UPDATE plataforma_rol SET permisos = permisos || '["documentos.ficha"]'::jsonb
WHERE codigo IN ('tramitador', 'secretaria', 'firmante')
  AND NOT permisos @> '["documentos.ficha"]'::jsonb;
UPDATE plataforma_rol SET permisos = permisos || '["documentos.derivar"]'::jsonb
WHERE codigo IN ('tramitador', 'secretaria') AND NOT permisos @> '["documentos.derivar"]'::jsonb;
UPDATE plataforma_rol SET permisos = permisos || '["documentos.versionar"]'::jsonb
WHERE codigo IN ('tramitador', 'secretaria') AND NOT permisos @> '["documentos.versionar"]'::jsonb;
UPDATE plataforma_rol SET permisos = permisos || '["documentos.eni"]'::jsonb
WHERE codigo IN ('tramitador', 'secretaria') AND NOT permisos @> '["documentos.eni"]'::jsonb;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("documentos", "0003_lectura"),
        ("plataforma", "0013_tareas_por_lotes"),
    ]
    operations = [
        migrations.RunSQL(PERMISOS, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="versionanterior", name="motivo", field=models.CharField(max_length=300)
        ),
        *(
            migrations.AddField(
                model_name="versionanterior",
                name=nombre,
                field=models.CharField(default="", max_length=largo),
            )
            for nombre, largo in (
                ("sustituida_por", 160),
                ("nombre", 200),
                ("mime", 100),
                ("tipo_firma", 4),
            )
        ),
        migrations.CreateModel(
            name="Derivado",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=consistorio.plataforma.identificador.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "clase",
                    models.CharField(
                        choices=[
                            ("pdfa", "Versión en PDF/A, para leerla y conservarla"),
                            ("publicable", "Copia para publicar, sin datos ocultos"),
                        ],
                        max_length=12,
                    ),
                ),
                ("sha256_origen", models.CharField(max_length=64)),
                ("nombre", models.CharField(max_length=200)),
                ("mime", models.CharField(max_length=100)),
                ("sha256", models.CharField(max_length=64)),
                ("size_bytes", models.PositiveBigIntegerField()),
                ("con", models.CharField(max_length=120)),
                ("informe", models.JSONField(default=list)),
                ("hecho_por", models.CharField(max_length=160)),
                ("hecho_en", models.DateTimeField()),
                (
                    "documento",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="derivados",
                        to="documentos.documento",
                    ),
                ),
                (
                    "entidad",
                    models.ForeignKey(
                        default=consistorio.plataforma.entidades.contexto.id_obligado,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plataforma.entidad",
                    ),
                ),
            ],
            options={
                "db_table_comment": "solo-anexar",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("entidad", "documento", "sha256_origen", "clase"),
                        name="derivado_uno_de_cada_clase",
                    ),
                ],
            },
        ),
    ]
