"""What an official is still writing at the counter, with its files, before it has a number."""

from __future__ import annotations

from django.db import models

from consistorio.plataforma.models import DeEntidad
from consistorio.registro.models.asientos import Sentido


class Preparacion(DeEntidad):
    """
    An asiento that is being prepared at a counter by ``empleado`` (NIF).

    ``clave`` makes «register» harmless when it is pressed twice. Without asiento it can be thrown
    away; with it, its data and files are those of the asiento, and it only remembers which.
    """

    empleado = models.CharField(max_length=20)
    sentido = models.CharField(max_length=7, choices=Sentido)
    oficina_id = models.UUIDField()
    clave = models.CharField(max_length=64)
    datos = models.JSONField(default=dict)
    asiento_id = models.UUIDField(null=True)
    creada_en = models.DateTimeField()
    cambiada_en = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["entidad", "empleado", "-cambiada_en"], name="preparacion_de"),
        ]


class AdjuntoDePreparacion(DeEntidad):
    """
    A file of what is being prepared, examined and kept already.

    With ``digitalizacion`` it is a paper scanned here, of which an authentic copy will be made.
    """

    preparacion = models.ForeignKey(
        "registro.Preparacion", on_delete=models.CASCADE, related_name="adjuntos"
    )
    orden = models.PositiveSmallIntegerField()
    nombre = models.CharField(max_length=200)
    mime = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    size_bytes = models.PositiveBigIntegerField()
    avisos = models.JSONField(default=list)
    digitalizacion = models.JSONField(default=dict)


class PilaDePreparacion(DeEntidad):
    """
    A pile of sheets that waits to be cut; it is deleted when it is, or when it is thrown away.

    :param hojas: of each its number, whether it is blank, which separator it is, and a thumbnail.
    """

    preparacion = models.ForeignKey(
        "registro.Preparacion", on_delete=models.CASCADE, related_name="pilas"
    )
    nombre = models.CharField(max_length=200)
    mime = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    papel = models.CharField(max_length=2)
    hojas = models.JSONField()
    creada_en = models.DateTimeField()


class Plantilla(DeEntidad):
    """A skeleton of asiento that an official keeps to begin from it. No personal data."""

    empleado = models.CharField(max_length=20)
    nombre = models.CharField(max_length=80)
    sentido = models.CharField(max_length=7, choices=Sentido)
    datos = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "empleado", "sentido", "nombre"], name="plantilla_nombre_unico"
            ),
        ]
