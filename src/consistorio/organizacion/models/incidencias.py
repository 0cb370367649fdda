"""Technical incidents of the sede, and the extensions of plazos that they bring (LPACAP art. 32.4)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from consistorio.plataforma.db.schema import SOLO_ANEXAR
from consistorio.plataforma.models import DeEntidad


class Decision(models.TextChoices):
    """What the entidad has decided about the plazos that an incident touched."""

    PENDIENTE = "pendiente", _("Por decidir")
    AMPLIADOS = "ampliados", _("Plazos ampliados")
    SIN_AMPLIAR = "sin_ampliar", _("Sin ampliación")


class Incidencia(DeEntidad):
    """
    A failure or a planned stop that the sede publishes, from when and until when.

    :param procedimiento: the only one that it touches; empty, the whole sede.
    :param impide: nobody can file or open notifications meanwhile, so that plazos are touched.
    :param para: filing is stopped by the entidad itself (the stop button).
    """

    titulo = models.CharField(_("qué pasa"), max_length=160)
    servicios = models.CharField(_("a qué afecta"), max_length=240)
    causa = models.TextField(_("causa"))
    procedimiento = models.CharField(_("procedimiento"), max_length=80, blank=True)
    impide = models.BooleanField(_("impide presentar o recibir notificaciones"))
    para = models.BooleanField(_("presentación parada"), default=False)
    desde = models.DateTimeField(_("desde"))
    hasta = models.DateTimeField(_("hasta"), null=True)
    decision = models.CharField(max_length=11, choices=Decision)
    sin_ampliar_por = models.TextField(_("motivo para no ampliar"), blank=True)
    publicada_por = models.CharField(max_length=160)
    publicada_en = models.DateTimeField()

    class Meta:
        verbose_name = _("incidencia")
        verbose_name_plural = _("incidencias")
        constraints = [
            models.CheckConstraint(
                condition=Q(hasta__isnull=True) | Q(hasta__gte=models.F("desde")),
                name="incidencia_fechas_en_orden",
            ),
            models.CheckConstraint(
                condition=Q(para=False) | Q(impide=True), name="incidencia_parada_impide"
            ),
            models.UniqueConstraint(
                fields=["entidad", "procedimiento"],
                condition=Q(para=True, hasta__isnull=True),
                name="incidencia_una_parada",
            ),
        ]
        indexes = [models.Index(fields=["entidad", "-desde"], name="incidencia_desde")]

    def __str__(self) -> str:
        return self.titulo


class AmpliacionDePlazos(DeEntidad):
    """An extension because of an incident: who agreed it, and the new last day. Only added."""

    incidencia = models.ForeignKey(
        "organizacion.Incidencia", on_delete=models.PROTECT, related_name="ampliaciones"
    )
    nuevo_fin = models.DateField(_("nuevo último día"))
    organo = models.CharField(_("órgano que lo acuerda"), max_length=160)
    acuerdo = models.CharField(_("acuerdo"), max_length=240)
    publicada_por = models.CharField(max_length=160)
    publicada_en = models.DateTimeField()

    class Meta:
        verbose_name = _("ampliación de plazos")
        verbose_name_plural = _("ampliaciones de plazos")
        db_table_comment = SOLO_ANEXAR
        indexes = [models.Index(fields=["entidad", "incidencia"], name="ampliacion_incidencia")]
