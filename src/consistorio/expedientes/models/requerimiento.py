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
    :param electronica: it asks for the filing to be made again electronically (art. 68.4).
    :param plazo_pedido: number of the filing by which the person asks for more days (art. 68.2).
    """

    expediente = models.ForeignKey(
        "expedientes.Expediente", on_delete=models.PROTECT, related_name="requerimientos"
    )
    defectos = models.JSONField()
    electronica = models.BooleanField(_("pide la presentación electrónica"), default=False)
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
    plazo_pedido = models.CharField(_("registro que pide más días"), max_length=40, blank=True)
    plazo_pedido_el = models.DateField(null=True)
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


class AmpliacionDeSubsanacion(DeEntidad):
    """
    What is decided of giving more days to correct (art. 68.2), from its draft to its notification.

    :param hasta: new last day, once it is signed in time; nothing, if it is refused.
    """

    class Estado(models.TextChoices):
        EN_FIRMA = "en_firma", _("En la bandeja de firma")
        CONCEDIDA = "concedida", _("Concedida")
        DENEGADA = "denegada", _("Denegada")
        DEVUELTA = "devuelta", _("Volvió sin firmar")
        TARDE = "tarde", _("Firmada cuando el plazo había terminado")

    requerimiento = models.ForeignKey(
        "expedientes.Requerimiento", on_delete=models.PROTECT, related_name="ampliaciones"
    )
    estado = models.CharField(max_length=12, choices=Estado, default=Estado.EN_FIRMA)
    concede = models.BooleanField()
    motivo = models.TextField()
    solicitud = models.CharField(_("registro que la pide"), max_length=40, blank=True)
    documento = models.ForeignKey(
        "documentos.Documento", on_delete=models.PROTECT, related_name="+"
    )
    peticion_id = models.UUIDField()
    propuesta_por = models.CharField(max_length=160)
    propuesta_en = models.DateTimeField()
    decidida_en = models.DateTimeField(null=True)
    hasta = models.DateField(null=True)
    notificacion_id = models.UUIDField(null=True)
    asiento_de_salida = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name = _("ampliación del plazo para subsanar")
        verbose_name_plural = _("ampliaciones del plazo para subsanar")
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "requerimiento"],
                condition=Q(estado__in=["en_firma", "concedida"]),
                name="ampliacion_una_por_requerimiento",
            ),
            models.UniqueConstraint(
                fields=["entidad", "documento"], name="ampliacion_documento_unico"
            ),
        ]
