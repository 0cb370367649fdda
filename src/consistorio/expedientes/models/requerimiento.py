"""A requirement to correct a request (LPACAP art. 68)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from consistorio.plataforma.models import DeEntidad


class Requerimiento(DeEntidad):
    """
    What was asked, from its signature to its answer. Its situation is computed (`rules.subsanacion`).

    :param defectos: ``[{"texto": …, "campo": …}]``; ``plazo``, explained, since it is notified.
    """

    expediente = models.ForeignKey(
        "expedientes.Expediente", on_delete=models.PROTECT, related_name="requerimientos"
    )
    defectos = models.JSONField()
    suspende = models.BooleanField(_("suspende el plazo para resolver"), default=True)
    documento = models.ForeignKey(
        "documentos.Documento", on_delete=models.PROTECT, related_name="+"
    )
    peticion_id = models.UUIDField()
    pedido_por = models.CharField(max_length=160)
    pedido_en = models.DateTimeField()
    firmado_en = models.DateTimeField(null=True)
    notificacion_id = models.UUIDField(null=True)
    asiento_de_salida = models.CharField(max_length=40, blank=True)
    plazo = models.JSONField(null=True)
    devuelto_por = models.TextField(_("motivo de la devolución"), blank=True)
    respuesta_id = models.UUIDField(null=True)
    respuesta = models.CharField(_("registro de la respuesta"), max_length=40, blank=True)
    contestado_en = models.DateTimeField(null=True)
    cerrado_en = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("requerimiento")
        verbose_name_plural = _("requerimientos")
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "expediente"],
                condition=Q(cerrado_en__isnull=True),
                name="requerimiento_uno_abierto",
            ),
            models.UniqueConstraint(
                fields=["entidad", "documento"], name="requerimiento_documento_unico"
            ),
            models.CheckConstraint(
                condition=Q(contestado_en__isnull=True) | Q(cerrado_en__isnull=False),
                name="requerimiento_contestado_cerrado",
            ),
        ]
