"""Many documents that one code of the second factor released, and what became of each."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from consistorio.plataforma.models import DeEntidad


class TandaDeFirma(DeEntidad):
    """
    What its holder authorised to sign with her key: this list, and until ``caduca_en``.

    ``id`` is the authorisation that each use of the key names. No counter is kept: it would be a
    lock among those who sign at once.
    """

    nif = models.CharField(max_length=9)
    nombre = models.CharField(max_length=160)
    clave = models.ForeignKey("firma.ClaveEnNube", on_delete=models.PROTECT, related_name="+")
    total = models.PositiveSmallIntegerField()
    autorizada_en = models.DateTimeField()
    caduca_en = models.DateTimeField()
    detenida_en = models.DateTimeField(null=True)
    evidencia_id = models.UUIDField(null=True)
    sesion_id = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["entidad", "nif", "-autorizada_en"], name="tanda_de")]


class DocumentoDeTanda(DeEntidad):
    """
    One of the documents, bound to what the screen showed. Said once, it is not said again.

    :param resultado: empty while its turn has not come; «firmado», or why not.
    """

    tanda = models.ForeignKey(
        "firma.TandaDeFirma", on_delete=models.PROTECT, related_name="documentos"
    )
    orden = models.PositiveSmallIntegerField()
    peticion_id = models.UUIDField()
    asunto = models.CharField(max_length=200)
    sha256_mostrado = models.CharField(max_length=64)
    resultado = models.CharField(max_length=40, blank=True)
    completada = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "tanda", "peticion_id"], name="tanda_cada_peticion_una_vez"
            ),
        ]
        indexes = [
            models.Index(
                fields=["entidad", "tanda", "orden"],
                condition=Q(resultado=""),
                name="tanda_lo_que_falta",
            ),
        ]
