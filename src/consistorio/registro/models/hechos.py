"""What happens to an asiento after it was made: each a new fact, none of them an edit."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from consistorio.plataforma.db.schema import SOLO_ANEXAR
from consistorio.plataforma.models import DeEntidad


class HechoPosterior(DeEntidad):
    """
    A rectification, an annulment, the filling of a reserved number, or a link with another asiento.

    ``incorpora_nif`` and ``retira_nif`` say who can see the asiento since it, and who no longer.
    """

    class Tipo(models.TextChoices):
        RECTIFICACION = "rectificacion", _("Rectificación")
        ANULACION = "anulacion", _("Anulación")
        CUMPLIMENTACION = "cumplimentacion", _("Número reservado, cumplimentado")
        ENLACE = "enlace", _("Enlace")

    asiento = models.ForeignKey("registro.Asiento", on_delete=models.PROTECT, related_name="hechos")
    tipo = models.CharField(max_length=16, choices=Tipo)
    motivo = models.CharField(max_length=500)
    datos = models.JSONField(default=dict)
    huella = models.CharField(max_length=64)
    hecho_por = models.CharField(max_length=20)
    hecho_por_nombre = models.CharField(max_length=160)
    hecho_en = models.DateTimeField()
    otro_asiento_id = models.UUIDField(null=True)
    documento_id = models.UUIDField(null=True)
    incorpora_nif = models.CharField(max_length=20, blank=True)
    retira_nif = models.CharField(max_length=20, blank=True)

    class Meta:
        db_table_comment = SOLO_ANEXAR
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "asiento"],
                condition=Q(tipo="anulacion"),
                name="asiento_anulado_una_vez",
            ),
            models.UniqueConstraint(
                fields=["entidad", "asiento"],
                condition=Q(tipo="cumplimentacion"),
                name="reserva_cumplimentada_una_vez",
            ),
            models.UniqueConstraint(
                fields=["entidad", "asiento", "otro_asiento_id"],
                condition=Q(tipo="enlace"),
                name="asientos_enlazados_una_vez",
            ),
        ]
        indexes = [
            models.Index(fields=["entidad", "asiento", "hecho_en"], name="hecho_de_asiento"),
            models.Index(
                fields=["entidad", "otro_asiento_id"],
                condition=Q(otro_asiento_id__isnull=False),
                name="hecho_de_enlace",
            ),
            models.Index(
                fields=["entidad", "incorpora_nif"],
                condition=~Q(incorpora_nif=""),
                name="hecho_incorpora_nif",
            ),
        ]
