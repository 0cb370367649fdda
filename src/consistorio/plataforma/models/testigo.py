"""What this installation, as a witness, has seen of the logs of others. It is of no entidad."""

from __future__ import annotations

from django.db import models

from consistorio.plataforma.db.schema import SOLO_ANEXAR
from consistorio.plataforma.identificador import uuid7


class BitacoraVista(models.Model):
    """The last checkpoint of a log that a witness of ours cosigned: it never signs a smaller one."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    testigo = models.TextField()
    origen = models.TextField()
    tamano = models.BigIntegerField(default=0)
    raiz = models.BinaryField(default=bytes)
    nota = models.TextField(blank=True)
    visto_en = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["testigo", "origen"], name="bitacora_vista_unica"),
        ]


class Contradiccion(models.Model):
    """
    Two checkpoints that the same key signed and whose log could not show that one continues other.

    Of the same size, they are by themselves the proof of a lie; of different sizes, the log has to
    explain itself.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    testigo = models.TextField()
    origen = models.TextField()
    vista = models.TextField()
    contraria = models.TextField()
    huella = models.CharField(max_length=64, unique=True)
    ocurrida_en = models.DateTimeField()

    class Meta:
        db_table_comment = SOLO_ANEXAR
