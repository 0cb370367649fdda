"""What turns out to be harmful is kept and given to nobody, and who may take it out of there."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models

import consistorio.plataforma.entidades.contexto
import consistorio.plataforma.identificador

PERMISOS = """
UPDATE plataforma_rol SET permisos = permisos || '["documentos.cuarentena"]'::jsonb
WHERE codigo = 'administrador' AND NOT permisos @> '["documentos.cuarentena"]'::jsonb;
"""


def _de_entidad(**campos: models.Field) -> list[tuple[str, models.Field]]:
    return [
        (
            "id",
            models.UUIDField(
                default=consistorio.plataforma.identificador.uuid7,
                editable=False,
                primary_key=True,
                serialize=False,
            ),
        ),
        *campos.items(),
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
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("documentos", "0001_inicial"),
        ("plataforma", "0013_tareas_por_lotes"),
    ]
    operations = [
        migrations.RunSQL(PERMISOS, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="documento",
            index=models.Index(
                condition=models.Q(("origen_ciudadano", True)),
                fields=["entidad", "capturado_en", "id"],
                name="documento_por_revisar",
            ),
        ),
        migrations.CreateModel(
            name="HechoDeCuarentena",
            fields=_de_entidad(
                accion=models.CharField(
                    choices=[("poner", "En cuarentena"), ("levantar", "Fuera de cuarentena")],
                    max_length=8,
                ),
                motivo=models.CharField(max_length=300, verbose_name="motivo"),
                hecho_por=models.CharField(max_length=160),
                hecho_en=models.DateTimeField(),
                documento=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="cuarentenas",
                    to="documentos.documento",
                ),
            ),
            options={
                "db_table_comment": "solo-anexar",
                "indexes": [
                    models.Index(
                        fields=["entidad", "documento", "hecho_en"], name="cuarentena_de"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RevisionDeDocumentos",
            fields=_de_entidad(
                hasta=models.DateTimeField(null=True), ultimo_id=models.UUIDField(null=True)
            ),
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("entidad",), name="revision_una_por_entidad"),
                ],
            },
        ),
    ]
