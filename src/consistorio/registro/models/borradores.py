"""What is still being written, without legal effect."""

from __future__ import annotations

from django.db import models

from consistorio.plataforma.models import DeEntidad


class Borrador(DeEntidad):
    """
    A filing that somebody is still writing. It has no legal effect.

    :param caduca_el: last day that it is kept, and ``avisado_el`` when its owner was told.
    :param subsana_id: the asiento that it corrects, if it was required; ``requerido`` is then what
        was asked, and which fields of the form may be written again (`rules.subsanacion`).
    """

    nif = models.CharField(max_length=20)
    representa_nif = models.CharField(max_length=20, blank=True)
    procedimiento = models.CharField(max_length=80)
    clave = models.CharField(max_length=64)
    datos = models.JSONField(default=dict)
    preparado = models.JSONField(null=True)
    asiento_id = models.UUIDField(null=True)
    subsana_id = models.UUIDField(null=True)
    requerido = models.JSONField(default=dict)
    creado_en = models.DateTimeField()
    cambiado_en = models.DateTimeField()
    caduca_el = models.DateField()
    avisado_el = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["entidad", "nif", "-cambiado_en"], name="borrador_de")]


class AdjuntoDeBorrador(DeEntidad):
    """
    A file of a draft. Its bytes are kept already; its document is made when it is filed.

    :param documento: the name of the document of the procedure that it is; empty, another one.
    """

    borrador = models.ForeignKey(
        "registro.Borrador", on_delete=models.CASCADE, related_name="adjuntos"
    )
    orden = models.PositiveSmallIntegerField()
    nombre = models.CharField(max_length=200)
    mime = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    size_bytes = models.PositiveBigIntegerField()
    avisos = models.JSONField(default=list)
    documento = models.CharField(max_length=40, blank=True)
