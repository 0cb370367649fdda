"""A notification and what happened to it. Nothing here is a state: `rules.efectos` says it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from consistorio.notificaciones.rules.efectos import Hechos
from consistorio.plataforma.db.schema import SOLO_ANEXAR
from consistorio.plataforma.models import DeEntidad


class Tipo(models.TextChoices):
    """Kinds of fact."""

    AVISO = "aviso", _("Aviso enviado por correo electrónico")
    ACCESO = "acceso", _("Acceso al contenido")
    RECHAZO = "rechazo", _("Rechazo expreso")
    CADUCIDAD = "caducidad", _("Rechazo por haber pasado diez días sin acceso")
    SIN_PRACTICAR = "sin_practicar", _("Diez días sin acceso, sin obligación ni elección del canal")
    LECTURA = "lectura", _("Lectura posterior, que no cambia ninguna fecha")
    ANULACION = "anulacion", _("Anulación por quien la emitió")
    AMPLIACION = "ampliacion", _("Días para acceder ampliados por una incidencia de la sede")
    INTENTO_PAPEL = "intento_papel", _("Intento de entrega en papel")
    ENTREGA_PAPEL = "entrega_papel", _("Entregada en papel")
    RECHAZO_PAPEL = "rechazo_papel", _("Rechazada al entregarla en papel")
    EDICTO = "edicto", _("Anuncio publicado en el Boletín Oficial del Estado")


# Only one of these can happen to a notification: whichever is written first.
DECISIVOS = frozenset({Tipo.ACCESO, Tipo.RECHAZO, Tipo.CADUCIDAD, Tipo.ANULACION})
# Known later than they happened: with what decided in the sede, the first in time counts (41.7).
EN_PAPEL = frozenset({Tipo.ENTREGA_PAPEL, Tipo.RECHAZO_PAPEL, Tipo.EDICTO})


class Notificacion(DeEntidad):
    """An act that waits in the sede for its addressee (LPACAP art. 43). Never changed."""

    documento = models.ForeignKey(
        "documentos.Documento", on_delete=models.PROTECT, related_name="+"
    )
    expediente_id = models.UUIDField(null=True)
    expediente = models.CharField(_("expediente"), max_length=40, blank=True)
    destinatario_nif = models.CharField(_("NIF de la persona destinataria"), max_length=20)
    destinatario_nombre = models.CharField(_("persona destinataria"), max_length=160)
    destinatario_email = models.EmailField(_("correo para el aviso"), blank=True)
    representante_nif = models.CharField(_("NIF de quien la representa"), max_length=20, blank=True)
    representante_nombre = models.CharField(max_length=160, blank=True)
    obligada_o_elegida = models.BooleanField(_("canal electrónico obligado o elegido"))
    organo = models.CharField(_("órgano que notifica"), max_length=160)
    procedimiento = models.CharField(_("procedimiento"), max_length=160)
    asunto_neutro = models.CharField(_("asunto"), max_length=160)
    idioma = models.CharField(max_length=12, default="es")
    puesta_a_disposicion_en = models.DateTimeField(_("puesta a disposición"))

    class Meta:
        verbose_name = _("notificación")
        verbose_name_plural = _("notificaciones")
        db_table_comment = SOLO_ANEXAR
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "documento", "destinatario_nif"],
                name="notificacion_una_por_acto_y_persona",
            ),
        ]
        indexes = [
            models.Index(
                fields=["entidad", "destinatario_nif", "-puesta_a_disposicion_en"],
                name="notificacion_de",
            ),
            models.Index(
                fields=["entidad", "representante_nif"], name="notificacion_representante"
            ),
            models.Index(fields=["entidad", "expediente_id"], name="notificacion_expediente"),
        ]

    def hechos_de_derecho(self) -> Hechos:
        """Return what `rules.efectos` needs to say what it has become."""
        hechos = self.hechos.all()
        instantes: dict[str, datetime] = {h.tipo: h.ocurrido_en for h in hechos}
        rechazos = [instantes[t] for t in (Tipo.RECHAZO, Tipo.RECHAZO_PAPEL) if t in instantes]
        por_otra_via = instantes.get(Tipo.ENTREGA_PAPEL) or instantes.get(Tipo.EDICTO)
        ampliada = [h.datos["hasta"] for h in hechos if h.tipo == Tipo.AMPLIACION]
        return Hechos(
            puesta_a_disposicion=self.puesta_a_disposicion_en,
            obligada_o_elegida=self.obligada_o_elegida,
            acceso=instantes.get(Tipo.ACCESO),
            rechazo=min(rechazos, default=None),
            practicada_otra_via=por_otra_via,
            anulada=instantes.get(Tipo.ANULACION),
            ampliada_hasta=date.fromisoformat(max(ampliada)) if ampliada else None,
        )


class DocumentoNotificado(DeEntidad):
    """A document of the notification, with the hash of what will be shown (art. 41.1)."""

    notificacion = models.ForeignKey(
        "notificaciones.Notificacion", on_delete=models.PROTECT, related_name="documentos"
    )
    orden = models.PositiveSmallIntegerField()
    documento = models.ForeignKey(
        "documentos.Documento", on_delete=models.PROTECT, related_name="+"
    )
    nombre = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)

    class Meta:
        db_table_comment = SOLO_ANEXAR
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "notificacion", "orden"], name="documento_notificado_orden"
            ),
        ]


class HechoDeNotificacion(DeEntidad):
    """
    Something that happened to a notification, with its hour and who did it.

    The rows are only added, and of those that decide there is at most one: when two people, or a
    person and the clock, come at once, the database keeps the first.
    """

    notificacion = models.ForeignKey(
        "notificaciones.Notificacion", on_delete=models.PROTECT, related_name="hechos"
    )
    tipo = models.CharField(max_length=14, choices=Tipo)
    decisivo = models.BooleanField()
    ocurrido_en = models.DateTimeField()
    actor_nif = models.CharField(max_length=60)
    actor_nombre = models.CharField(max_length=160)
    evidencia_id = models.UUIDField(null=True)
    nivel = models.CharField(max_length=20, blank=True)
    ip = models.GenericIPAddressField(null=True)
    datos = models.JSONField(default=dict)

    class Meta:
        db_table_comment = SOLO_ANEXAR
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "notificacion"],
                condition=Q(decisivo=True),
                name="notificacion_un_solo_efecto",
            ),
            models.UniqueConstraint(
                fields=["entidad", "notificacion"],
                condition=Q(tipo="sin_practicar"),
                name="notificacion_sin_practicar_unica",
            ),
            models.UniqueConstraint(
                fields=["entidad", "notificacion"],
                condition=Q(tipo__in=["entrega_papel", "rechazo_papel", "edicto"]),
                name="notificacion_un_efecto_en_papel",
            ),
            models.CheckConstraint(
                condition=Q(decisivo=Q(tipo__in=["acceso", "rechazo", "caducidad", "anulacion"])),
                name="hecho_decisivo_segun_su_tipo",
            ),
        ]
        indexes = [
            models.Index(fields=["entidad", "notificacion", "ocurrido_en"], name="hecho_de"),
        ]


class Acuse(DeEntidad):
    """The sealed document that proves what happened (RD 203/2021 art. 42.3)."""

    notificacion = models.ForeignKey(
        "notificaciones.Notificacion", on_delete=models.PROTECT, related_name="acuses"
    )
    hecho = models.ForeignKey(
        "notificaciones.HechoDeNotificacion", on_delete=models.PROTECT, related_name="acuses"
    )
    documento = models.ForeignKey(
        "documentos.Documento", on_delete=models.PROTECT, related_name="+"
    )
    extendido_en = models.DateTimeField()

    class Meta:
        db_table_comment = SOLO_ANEXAR
        constraints = [
            models.UniqueConstraint(fields=["entidad", "hecho"], name="acuse_unico"),
        ]
