"""The keys that the platform keeps for those who sign, and each use of them."""

from __future__ import annotations

from django.db import models

from consistorio.plataforma.db.schema import SOLO_ANEXAR
from consistorio.plataforma.models import DeEntidad


class ClaveEnNube(DeEntidad):
    """
    The certificate of a person, and the private key that the platform keeps for her.

    The key is encrypted (AES-256-GCM) under the key of the entidad, bound to this row and this
    NIF: copied to another row it does not open.
    """

    nif = models.CharField(max_length=9)
    certificado = models.BinaryField()
    cadena = models.TextField(blank=True)
    clave_cifrada = models.BinaryField()
    emitida_en = models.DateTimeField()
    revocada_en = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "nif"],
                condition=models.Q(revocada_en__isnull=True),
                name="clave_una_vigente_por_persona",
            ),
        ]


class UsoDeClave(DeEntidad):
    """
    A signature made with a key in the cloud: its holder sees all of them. Rows are only added.

    ``autorizacion_id`` is the same in all that one code of the second factor released.
    """

    clave = models.ForeignKey("firma.ClaveEnNube", on_delete=models.PROTECT, related_name="usos")
    firmante = models.ForeignKey("firma.Firmante", on_delete=models.PROTECT, related_name="usos")
    nif = models.CharField(max_length=9)
    asunto = models.CharField(max_length=200)
    sha256_mostrado = models.CharField(max_length=64)
    sha256_firmado = models.CharField(max_length=64)
    usada_en = models.DateTimeField()
    autorizacion_id = models.UUIDField()
    evidencia_id = models.UUIDField(null=True)
    sesion_id = models.UUIDField(null=True)

    class Meta:
        db_table_comment = SOLO_ANEXAR
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "firmante"], name="uso_una_firma_por_puesto"
            ),
        ]
        indexes = [models.Index(fields=["entidad", "nif", "-usada_en"], name="uso_de")]
