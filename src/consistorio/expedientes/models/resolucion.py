"""A resolution, from its first draft to its number in the libro."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from consistorio.plataforma.models import DeEntidad


class Resolucion(DeEntidad):
    """
    The text that decides. While it has no ``peticion_id`` it is a draft.

    ``numero`` is that of the libro de resoluciones of its year; nobody has it before all have signed.
    """

    expediente = models.ForeignKey(
        "expedientes.Expediente", on_delete=models.PROTECT, related_name="resoluciones"
    )
    sentido = models.CharField(_("sentido"), max_length=14)
    texto = models.TextField(_("texto, como se escribió"))
    redactada_por = models.CharField(max_length=160)
    cambiada_en = models.DateTimeField()
    documento = models.ForeignKey(
        "documentos.Documento", on_delete=models.PROTECT, related_name="+", null=True
    )
    peticion_id = models.UUIDField(null=True)
    devuelta_por = models.TextField(_("motivo de la devolución"), blank=True)
    ejercicio = models.PositiveSmallIntegerField(null=True)
    numero = models.PositiveIntegerField(null=True)
    dictada_en = models.DateTimeField(null=True)
    notificacion = models.ForeignKey(
        "notificaciones.Notificacion", on_delete=models.PROTECT, related_name="+", null=True
    )
    asiento_de_salida = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name = _("resolución")
        verbose_name_plural = _("resoluciones")
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "ejercicio", "numero"], name="resolucion_numero_unico"
            ),
            models.UniqueConstraint(
                fields=["entidad", "expediente"], name="resolucion_una_por_expediente"
            ),
            models.UniqueConstraint(
                fields=["entidad", "documento"], name="resolucion_documento_unico"
            ),
            models.CheckConstraint(
                condition=Q(numero__isnull=True, ejercicio__isnull=True, dictada_en__isnull=True)
                | Q(numero__gte=1, ejercicio__isnull=False, dictada_en__isnull=False),
                name="resolucion_numerada_entera",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ejercicio}/{self.numero:04}" if self.numero else ""
