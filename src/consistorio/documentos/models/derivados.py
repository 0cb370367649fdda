"""What is made out of a document, and never takes its place."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from consistorio.plataforma.db.schema import SOLO_ANEXAR
from consistorio.plataforma.models import DeEntidad


class ClaseDeDerivado(models.TextChoices):
    PDFA = "pdfa", _("Versión en PDF/A, para leerla y conservarla")
    PUBLICABLE = "publicable", _("Copia para publicar, sin datos ocultos")


class Derivado(DeEntidad):
    """
    A rendition: other bytes that show a document, bound to those that it was made of by their hash.

    :param con: which program made it, and its version; ``informe``: what was taken out, by codes.
    """

    documento = models.ForeignKey(
        "documentos.Documento", on_delete=models.PROTECT, related_name="derivados"
    )
    clase = models.CharField(max_length=12, choices=ClaseDeDerivado)
    sha256_origen = models.CharField(max_length=64)
    nombre = models.CharField(max_length=200)
    mime = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    size_bytes = models.PositiveBigIntegerField()
    con = models.CharField(max_length=120)
    informe = models.JSONField(default=list)
    hecho_por = models.CharField(max_length=160)
    hecho_en = models.DateTimeField()

    class Meta:
        db_table_comment = SOLO_ANEXAR
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "documento", "sha256_origen", "clase"],
                name="derivado_uno_de_cada_clase",
            ),
        ]
