"""The exchanges with other registers (SIR), with all that is sent, received and done about them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from consistorio.plataforma.db.schema import SOLO_ANEXAR
from consistorio.plataforma.models import DeEntidad


class IntercambioSir(DeEntidad):
    """
    An exchange, as one end of it: the office that sends it, or one that receives it.

    ``contenido`` is the whole message (persons included) without its files.
    """

    class Lado(models.TextChoices):
        SALIENTE = "saliente", _("Enviado")
        ENTRANTE = "entrante", _("Recibido")

    identificador = models.CharField(_("identificador de intercambio"), max_length=33)
    lado = models.CharField(max_length=8, choices=Lado)
    version = models.CharField(max_length=3)
    estado = models.CharField(max_length=16)
    oficina = models.CharField(_("oficina nuestra"), max_length=21)
    otra_oficina = models.CharField(_("oficina con la que se habla"), max_length=21)
    otra_oficina_nombre = models.CharField(max_length=120, blank=True)
    resumen = models.CharField(_("resumen"), max_length=240)
    contenido = models.JSONField(default=dict)
    avisos = models.JSONField(default=list)
    documentacion_fisica = models.CharField(max_length=1)
    recibido_sha256 = models.CharField(max_length=64, blank=True)
    envios = models.PositiveSmallIntegerField(default=0)
    asiento_id = models.UUIDField(null=True)
    previo = models.CharField(max_length=33, blank=True)
    motivo = models.CharField(max_length=1024, blank=True)
    numero_remoto = models.CharField(max_length=20, blank=True)
    registrado_remoto = models.CharField(max_length=19, blank=True)
    presentado_en = models.DateTimeField(_("presentado en la primera oficina"))
    creado_en = models.DateTimeField()
    movido_en = models.DateTimeField()

    class Meta:
        verbose_name = _("intercambio SIR")
        verbose_name_plural = _("intercambios SIR")
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "identificador", "lado"], name="intercambio_sir_unico"
            ),
            models.UniqueConstraint(
                fields=["entidad", "asiento_id"],
                condition=models.Q(lado="saliente") & ~models.Q(estado="anulado"),
                name="intercambio_sir_un_envio",
            ),
        ]
        indexes = [
            models.Index(
                fields=["entidad", "lado", "estado", "-movido_en"], name="intercambio_sir_bandeja"
            ),
        ]


class FicheroSir(DeEntidad):
    """A file of an exchange: its bytes are kept by their hash."""

    intercambio = models.ForeignKey(
        "registro.IntercambioSir", on_delete=models.PROTECT, related_name="ficheros"
    )
    orden = models.PositiveSmallIntegerField()
    identificador = models.CharField(max_length=50)
    nombre = models.CharField(max_length=80)
    mime = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    size_bytes = models.PositiveBigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "intercambio", "identificador"], name="fichero_sir_unico"
            ),
        ]


class MensajeSir(DeEntidad):
    """A message that goes out: repeated until it is answered, if it asks for an answer."""

    class Estado(models.TextChoices):
        PENDIENTE = "pendiente", _("Por entregar")
        ENTREGADO = "entregado", _("Entregado")
        ACUSADO = "acusado", _("Con acuse")
        RETIRADO = "retirado", _("Retirado")

    intercambio = models.ForeignKey(
        "registro.IntercambioSir", on_delete=models.PROTECT, related_name="mensajes", null=True
    )
    tipo = models.CharField(max_length=5)
    oficina = models.CharField(max_length=21)
    hacia = models.CharField(max_length=21)
    sha256 = models.CharField(max_length=64)
    espera_acuse = models.BooleanField()
    estado = models.CharField(max_length=9, choices=Estado, default=Estado.PENDIENTE)
    intentos = models.PositiveSmallIntegerField(default=0)
    siguiente_en = models.DateTimeField()
    error = models.CharField(max_length=300, blank=True)
    creado_en = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["entidad", "estado", "siguiente_en"], name="mensaje_sir_cola"),
            models.Index(fields=["entidad", "sha256"], name="mensaje_sir_huella"),
        ]


class RecepcionSir(DeEntidad):
    """A message that came, once: the same bytes again are a repetition, whatever they say."""

    sha256 = models.CharField(max_length=64)
    de = models.CharField(max_length=21)
    tipo = models.CharField(max_length=5)
    identificador = models.CharField(max_length=33, blank=True)
    codigo_error = models.CharField(max_length=4, blank=True)
    explicacion = models.CharField(max_length=1024, blank=True)
    recibido_en = models.DateTimeField()

    class Meta:
        db_table_comment = SOLO_ANEXAR
        constraints = [
            models.UniqueConstraint(fields=["entidad", "sha256"], name="recepcion_sir_unica"),
        ]


class TrazaSir(DeEntidad):
    """A fact in the life of an exchange: what happened, who did it, what it changed."""

    intercambio = models.ForeignKey(
        "registro.IntercambioSir", on_delete=models.PROTECT, related_name="trazas"
    )
    hecho = models.CharField(max_length=20)
    antes = models.CharField(max_length=16, blank=True)
    despues = models.CharField(max_length=16)
    de = models.CharField(max_length=21, blank=True)
    a = models.CharField(max_length=21, blank=True)
    quien = models.CharField(max_length=60)
    detalle = models.CharField(max_length=1024, blank=True)
    momento = models.DateTimeField()

    class Meta:
        db_table_comment = SOLO_ANEXAR
        indexes = [
            models.Index(fields=["entidad", "intercambio", "momento"], name="traza_sir_historia"),
        ]


class ContadorSir(DeEntidad):
    """The last exchange that an office has begun in a year."""

    oficina = models.CharField(max_length=21)
    anualidad = models.PositiveSmallIntegerField()
    ultimo = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "oficina", "anualidad"], name="contador_sir_unico"
            ),
        ]
