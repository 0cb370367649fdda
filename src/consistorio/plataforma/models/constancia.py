"""The verifiable log: leaves, the complete nodes above them, and the signed checkpoints."""

from __future__ import annotations

from django.db import models

from consistorio.plataforma.db.schema import SOLO_ANEXAR
from consistorio.plataforma.models.entidad import DeEntidad


class Hoja(DeEntidad):
    """
    A legal fact in the log of its entidad.

    ``contenido`` and ``sal`` stay at home; only ``huella`` = SHA-256(sal ‖ canonical contenido)
    goes into the tree, so that what is public reveals nothing personal.
    """

    tipo = models.CharField(max_length=60)
    objeto_id = models.UUIDField(null=True)
    contenido = models.TextField()
    sal = models.BinaryField()
    huella = models.BinaryField()
    momento = models.DateTimeField()
    indice = models.BigIntegerField(null=True)

    class Meta:
        db_table_comment = "solo-ordenar"
        constraints = [
            models.UniqueConstraint(fields=["entidad", "indice"], name="hoja_indice_unico"),
        ]
        indexes = [
            models.Index(fields=["entidad", "objeto_id"], name="hoja_objeto"),
            models.Index(
                fields=["entidad", "momento"],
                condition=models.Q(indice__isnull=True),
                name="hoja_sin_ordenar",
            ),
        ]


class Nodo(DeEntidad):
    """A complete subtree: 2**nivel leaves from indice * 2**nivel (RFC 9162 §2.1)."""

    nivel = models.PositiveSmallIntegerField()
    indice = models.BigIntegerField()
    huella = models.BinaryField()

    class Meta:
        db_table_comment = SOLO_ANEXAR
        constraints = [
            models.UniqueConstraint(fields=["entidad", "nivel", "indice"], name="nodo_unico"),
        ]


class PuntoDeControl(DeEntidad):
    """A signed checkpoint (C2SP tlog-checkpoint): the log had ``tamano`` leaves and this root."""

    tamano = models.BigIntegerField()
    raiz = models.BinaryField()
    nota = models.TextField()
    sello_de_tiempo = models.BinaryField(default=bytes)
    cerrado_en = models.DateTimeField()

    class Meta:
        db_table_comment = SOLO_ANEXAR
        constraints = [
            models.UniqueConstraint(fields=["entidad", "tamano"], name="punto_tamano_unico"),
        ]


class SelloDePunto(DeEntidad):
    """The time stamp of a checkpoint that was closed while no authority answered."""

    tamano = models.BigIntegerField()
    token = models.BinaryField()
    sellado_en = models.DateTimeField()

    class Meta:
        db_table_comment = SOLO_ANEXAR
        constraints = [
            models.UniqueConstraint(fields=["entidad", "tamano"], name="sello_de_punto_unico"),
        ]


class Cofirma(DeEntidad):
    """What an outside witness has said of a checkpoint (C2SP tlog-cosignature)."""

    tamano = models.BigIntegerField()
    testigo = models.TextField()
    linea = models.TextField()
    cofirmado_en = models.DateTimeField()

    class Meta:
        db_table_comment = SOLO_ANEXAR
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "tamano", "testigo"], name="cofirma_unica_de_cada_testigo"
            ),
        ]


class Comprobacion(DeEntidad):
    """What an internal check of the whole log found. :param falta: the first bad entry, or nothing."""

    tamano = models.BigIntegerField()
    falta = models.TextField(blank=True)
    acabada_en = models.DateTimeField()

    class Meta:
        db_table_comment = SOLO_ANEXAR
        indexes = [models.Index(fields=["entidad", "-acabada_en"], name="comprobacion_ultima")]
