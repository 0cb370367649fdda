"""Outbox and queue: what has happened, and what remains to be done about it."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now

from consistorio.plataforma.models.entidad import DeEntidad


class Evento(DeEntidad):
    """A fact published in the transaction that made it true (outbox)."""

    tipo = models.CharField(max_length=80)
    datos = models.JSONField(default=dict)
    ocurrido_en = models.DateTimeField(db_default=Now())
    repartido_en = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["ocurrido_en"],
                condition=models.Q(repartido_en__isnull=True),
                name="evento_sin_repartir",
            ),
        ]


class Tarea(DeEntidad):
    """
    Work to be done once.

    ``intentos`` is the fence: whoever finishes must still hold the attempt that it claimed.
    """

    class Estado(models.TextChoices):
        PENDIENTE = "pendiente"
        HECHA = "hecha"
        FALLIDA = "fallida"

    nombre = models.CharField(max_length=120)
    argumentos = models.JSONField(default=dict)
    evento_id = models.UUIDField(null=True)
    estado = models.CharField(max_length=10, choices=Estado, default=Estado.PENDIENTE)
    prioridad = models.SmallIntegerField(default=5)
    no_antes_de = models.DateTimeField(db_default=Now())
    arrendada_hasta = models.DateTimeField(null=True)
    intentos = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)
    creada_en = models.DateTimeField(db_default=Now())
    hecha_en = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "evento_id", "nombre"], name="tarea_un_efecto_por_evento"
            ),
        ]
        indexes = [
            models.Index(
                fields=["prioridad", "no_antes_de"],
                condition=models.Q(estado="pendiente"),
                name="tarea_por_hacer",
            ),
        ]
