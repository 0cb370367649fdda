"""Files that are still coming, piece by piece."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from consistorio.plataforma.models import DeEntidad


class Subida(DeEntidad):
    """
    A file of a draft of which some bytes have come. It is no attachment until the last one has.

    :param sha256: of the whole, said by who sends it: what comes is that or is thrown away.
    """

    borrador = models.ForeignKey(
        "registro.Borrador", on_delete=models.CASCADE, related_name="subidas"
    )
    nombre = models.CharField(max_length=200)
    documento = models.CharField(max_length=40, blank=True)
    sha256 = models.CharField(max_length=64)
    size_bytes = models.PositiveIntegerField()
    recibidos_bytes = models.PositiveIntegerField(default=0)
    empezada_en = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entidad", "borrador", "sha256", "documento"], name="subida_una_por_fichero"
            ),
            models.CheckConstraint(
                condition=models.Q(recibidos_bytes__lte=models.F("size_bytes")),
                name="subida_no_pasa_de_su_tamano",
            ),
        ]


class TrozoDeSubida(DeEntidad):
    """Some bytes of a file that is coming; they go away when it is whole, or is given up."""

    subida = models.ForeignKey("registro.Subida", on_delete=models.CASCADE, related_name="trozos")
    desde = models.PositiveIntegerField()
    contenido = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entidad", "subida", "desde"], name="trozo_una_vez")
        ]
