"""What the evidence records of the documents are put together from (RFC 4998)."""

from __future__ import annotations

from django.db import models

from consistorio.plataforma.db.schema import SOLO_ANEXAR
from consistorio.plataforma.models import DeEntidad


class SerieDeEvidencias(DeEntidad):
    """
    Documents that one stamp proves (RFC 4998), in a fixed order: those of a day.

    :param caduca_en: when the certificate of the last stamp ends; it must be renewed before.
    """

    creada_en = models.DateTimeField()
    documentos = models.PositiveIntegerField()
    caduca_en = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["entidad", "caduca_en"], name="serie_por_renovar")]


class DocumentoEnSerie(DeEntidad):
    """A revision of a document, by its hash, in its place of a series."""

    serie = models.ForeignKey(
        "firma.SerieDeEvidencias", on_delete=models.PROTECT, related_name="miembros"
    )
    posicion = models.PositiveIntegerField()
    documento = models.ForeignKey(
        "documentos.Documento", on_delete=models.PROTECT, related_name="+"
    )
    sha256 = models.CharField(max_length=64)

    class Meta:
        db_table_comment = SOLO_ANEXAR
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "serie", "posicion"], name="evidencia_posicion"
            ),
            models.UniqueConstraint(
                fields=["entidad", "documento", "sha256"], name="evidencia_de_cada_revision"
            ),
        ]


class CadenaDeEvidencias(DeEntidad):
    """A tree over the documents of a series, by an algorithm. :param hojas: digests, one after other."""

    serie = models.ForeignKey(
        "firma.SerieDeEvidencias", on_delete=models.PROTECT, related_name="cadenas"
    )
    numero = models.PositiveSmallIntegerField()
    algoritmo = models.CharField(max_length=10)
    hojas = models.BinaryField()

    class Meta:
        db_table_comment = SOLO_ANEXAR
        constraints = [
            models.UniqueConstraint(fields=["entidad", "serie", "numero"], name="cadena_numero"),
        ]


class SelloDeEvidencias(DeEntidad):
    """A stamp of a chain: the first is over its tree, each of the others over the one before."""

    cadena = models.ForeignKey(
        "firma.CadenaDeEvidencias", on_delete=models.PROTECT, related_name="sellos"
    )
    numero = models.PositiveSmallIntegerField()
    token = models.BinaryField()
    sellado_en = models.DateTimeField()

    class Meta:
        db_table_comment = SOLO_ANEXAR
        constraints = [
            models.UniqueConstraint(fields=["entidad", "cadena", "numero"], name="sello_numero"),
        ]
