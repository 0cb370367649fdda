"""What is searched: made from the asientos once they are entered, and could be made again."""

from __future__ import annotations

from django.db import models

from consistorio.plataforma.models import DeEntidad


class IndiceDeAsiento(DeEntidad):
    """
    The words of an asiento; the column ``vector`` and its index are in migration 0033.

    :param leido: what a machine has read in the scanned documents, empty while nobody has.
    """

    asiento = models.ForeignKey(
        "registro.Asiento", on_delete=models.PROTECT, related_name="indices"
    )
    sentido = models.CharField(max_length=7)
    presentado_en = models.DateTimeField()
    leido = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entidad", "asiento"], name="indice_unico"),
        ]
        indexes = [
            models.Index(fields=["entidad", "-presentado_en", "-asiento"], name="indice_por_hora"),
        ]


class VarianteDePalabra(DeEntidad):
    """A word that has been used, under itself and under each form that lacks one letter."""

    variante = models.CharField(max_length=20)
    palabra = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "variante", "palabra"], name="variante_unica"
            ),
        ]
