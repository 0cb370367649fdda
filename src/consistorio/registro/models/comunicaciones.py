"""Mail between the units of the house: it has no legal effect, and it is kept."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from consistorio.plataforma.db.schema import SOLO_ANEXAR
from consistorio.plataforma.models import DeEntidad


class Comunicacion(DeEntidad):
    """
    Something that a unit wrote to others. Never changed.

    :param hilo_id: the first one of its thread; its own key, if it is the first.
    :param asientos: those it speaks of, by reference: it gives nobody sight of them.
    """

    hilo_id = models.UUIDField()
    de_unidad_id = models.UUIDField()
    a_unidades = ArrayField(models.UUIDField())
    de_persona = models.CharField(max_length=20)
    de_persona_nombre = models.CharField(max_length=160)
    asunto = models.CharField(max_length=160)
    texto = models.TextField(max_length=8000)
    asientos = ArrayField(models.UUIDField(), default=list)
    clave = models.CharField(max_length=64)
    enviada_en = models.DateTimeField()

    class Meta:
        db_table_comment = SOLO_ANEXAR
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "de_persona", "clave"], name="comunicacion_unica"
            ),
        ]
        indexes = [
            models.Index(fields=["entidad", "hilo_id", "enviada_en"], name="comunicacion_de_hilo"),
            models.Index(
                fields=["entidad", "de_unidad_id", "-enviada_en"], name="comunicacion_enviada"
            ),
        ]


class RecepcionDeComunicacion(DeEntidad):
    """A unit to which it was written, and who of it read it first, and when."""

    comunicacion = models.ForeignKey(
        "registro.Comunicacion", on_delete=models.PROTECT, related_name="recepciones"
    )
    unidad_id = models.UUIDField()
    recibida_en = models.DateTimeField()
    leida_por = models.CharField(max_length=20, blank=True)
    leida_por_nombre = models.CharField(max_length=160, blank=True)
    leida_en = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "comunicacion", "unidad_id"], name="recepcion_unica"
            ),
        ]
        indexes = [
            models.Index(
                fields=["entidad", "unidad_id", "-recibida_en"], name="recepcion_de_unidad"
            ),
            models.Index(
                fields=["entidad", "unidad_id"],
                condition=models.Q(leida_en__isnull=True),
                name="recepcion_sin_leer",
            ),
        ]
