"""The expediente, its documents in order, and its history in words (LPACAP art. 70)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from consistorio.expedientes.rules.estados import Estado
from consistorio.plataforma.db.schema import SOLO_ANEXAR
from consistorio.plataforma.models import DeEntidad


class Expediente(DeEntidad):
    """One case of a procedure, with its plazo computed and kept as it was explained."""

    ejercicio = models.PositiveSmallIntegerField(_("ejercicio"))
    numero = models.PositiveIntegerField(_("número"))
    identificador = models.CharField(_("identificador ENI"), max_length=60)
    procedimiento = models.CharField(_("procedimiento"), max_length=80)
    procedimiento_version = models.PositiveSmallIntegerField(
        _("versión del procedimiento con que se presentó"), null=True
    )
    titulo = models.CharField(_("denominación del procedimiento"), max_length=200)
    clasificacion = models.CharField(_("clasificación (SIA)"), max_length=60)
    asunto = models.CharField(_("asunto"), max_length=240)
    organo = models.CharField(_("órgano que resuelve"), max_length=160)
    interesado_nif = models.CharField(_("NIF"), max_length=20)
    interesado_nombre = models.CharField(_("persona interesada"), max_length=160)
    interesado_email = models.EmailField(_("correo"), blank=True)
    representante_nif = models.CharField(max_length=20, blank=True)
    representante_nombre = models.CharField(max_length=160, blank=True)
    notificacion_electronica = models.BooleanField(_("canal electrónico obligado o elegido"))
    idioma = models.CharField(max_length=12, default="es")
    unidad_id = models.UUIDField(_("unidad"))
    tramitador_nif = models.CharField(_("tramita (NIF)"), max_length=20, blank=True)
    tramitador_nombre = models.CharField(_("tramita"), max_length=160, blank=True)
    estado = models.CharField(
        max_length=30, choices=[(e.value, e.value) for e in Estado], default=Estado.INCOADO
    )
    asiento_id = models.UUIDField(null=True)
    asiento = models.CharField(_("número de registro"), max_length=40, blank=True)
    incoado_en = models.DateTimeField(_("incoado"))
    plazo_desde = models.DateField(_("el plazo cuenta desde"))
    plazo = models.JSONField(_("plazo explicado"))
    calendario = models.CharField(_("versión del calendario"), max_length=80)
    vence_el = models.DateField(_("último día para resolver y notificar"))
    silencio = models.CharField(_("efecto del silencio"), max_length=20)
    archivado_en = models.DateTimeField(_("archivado"), null=True)

    class Meta:
        verbose_name = _("expediente")
        verbose_name_plural = _("expedientes")
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "ejercicio", "numero"], name="expediente_numero_unico"
            ),
            models.UniqueConstraint(
                fields=["entidad", "identificador"], name="expediente_identificador_unico"
            ),
            models.UniqueConstraint(
                fields=["entidad", "asiento_id"], name="expediente_uno_por_asiento"
            ),
            models.CheckConstraint(condition=Q(numero__gte=1), name="expediente_numero_positivo"),
            models.CheckConstraint(
                condition=Q(archivado_en__isnull=True) | Q(estado=Estado.ARCHIVADO.value),
                name="expediente_archivado_con_fecha",
            ),
        ]
        indexes = [
            models.Index(
                fields=["entidad", "unidad_id", "estado", "vence_el"], name="expediente_bandeja"
            ),
            models.Index(fields=["entidad", "interesado_nif"], name="expediente_de"),
            models.Index(fields=["entidad", "representante_nif"], name="expediente_representante"),
        ]

    def __str__(self) -> str:
        return f"EXP-{self.ejercicio}-{self.numero:06}"


class DocumentoDeExpediente(DeEntidad):
    """A document in its place. ``integra`` is false for what art. 70.4 leaves out."""

    expediente = models.ForeignKey(
        "expedientes.Expediente", on_delete=models.PROTECT, related_name="documentos"
    )
    orden = models.PositiveIntegerField()
    documento = models.ForeignKey(
        "documentos.Documento", on_delete=models.PROTECT, related_name="+"
    )
    integra = models.BooleanField(_("forma parte del expediente"), default=True)
    incorporado_en = models.DateTimeField()

    class Meta:
        db_table_comment = SOLO_ANEXAR
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "expediente", "orden"], name="documento_de_expediente_orden"
            ),
            models.UniqueConstraint(
                fields=["entidad", "expediente", "documento"], name="documento_de_expediente_unico"
            ),
        ]


class Hito(models.TextChoices):
    """Kinds of step; `selectors.historia` says each in words."""

    INCOADO = "incoado", _("Expediente incoado")
    ASIGNADO = "asignado", _("Expediente asignado")
    ADMITIDO = "admitido", _("Admitido a trámite")
    ENVIADO_A_FIRMA = "enviado_a_firma", _("Resolución enviada a firma")
    DEVUELTO = "devuelto", _("Resolución devuelta sin firmar")
    REQUERIMIENTO_A_FIRMA = "requerimiento_a_firma", _("Requerimiento enviado a firma")
    REQUERIMIENTO_DEVUELTO = "requerimiento_devuelto", _("Requerimiento devuelto sin firmar")
    REQUERIDO = "requerido", _("Subsanación requerida")
    SUBSANADO = "subsanado", _("Respuesta al requerimiento")
    SUBSANADO_TARDE = "subsanado_tarde", _("Respuesta después de terminar")
    FECHA_DE_LA_SOLICITUD = "fecha_de_la_solicitud", _("La solicitud ya es electrónica")
    RESPUESTA_EN_PAPEL = "respuesta_en_papel", _("Respuesta en papel que no vale")
    APORTADO = "aportado", _("La persona aporta documentos")
    PLAZO_PEDIDO = "plazo_pedido", _("La persona pide más días para corregir")
    AMPLIACION_A_FIRMA = "ampliacion_a_firma", _("Ampliación del plazo enviada a firma")
    AMPLIACION_SIN_EFECTO = "ampliacion_sin_efecto", _("Ampliación del plazo sin efecto")
    AMPLIACION_CONCEDIDA = "ampliacion_concedida", _("Más días para corregir")
    AMPLIACION_DENEGADA = "ampliacion_denegada", _("Denegados más días para corregir")
    PLAZO_AMPLIADO = "plazo_ampliado", _("Plazo para corregir ampliado por una incidencia")
    DESISTIDO = "desistido", _("Tenido por desistido")
    RESUELTO = "resuelto", _("Resuelto")
    NOTIFICACION_PUESTA = "notificacion_puesta", _("Notificación puesta a disposición")
    NOTIFICACION_PRACTICADA = "notificacion_practicada", _("Notificación practicada")
    NOTIFICACION_RECHAZADA = "notificacion_rechazada", _("Notificación rechazada")
    NOTIFICACION_CADUCADA = "notificacion_caducada", _("Notificación rechazada por caducidad")
    NOTIFICACION_SIN_PRACTICAR = "notificacion_sin_practicar", _("Notificación sin practicar")
    NOTIFICACION_INTENTADA = "notificacion_intentada", _("Intento de entrega en papel")
    NOTIFICACION_EN_PAPEL = "notificacion_en_papel", _("Notificación practicada en papel")
    NOTIFICACION_EN_EL_BOE = "notificacion_en_el_boe", _("Notificación por anuncio en el BOE")
    NOTIFICACION_ANULADA = "notificacion_anulada", _("Notificación anulada")
    ARCHIVADO = "archivado", _("Expediente cerrado")
    EXPORTADO = "exportado", _("Expediente exportado")


# What the person may read in her carpeta; the rest is work inside the house.
HITOS_PUBLICOS = frozenset(Hito) - {
    Hito.ASIGNADO,
    Hito.ENVIADO_A_FIRMA,
    Hito.DEVUELTO,
    Hito.REQUERIMIENTO_A_FIRMA,
    Hito.REQUERIMIENTO_DEVUELTO,
    Hito.AMPLIACION_A_FIRMA,
    Hito.AMPLIACION_SIN_EFECTO,
    Hito.EXPORTADO,
}


class HitoDeExpediente(DeEntidad):
    """A step of the history of an expediente: what, when, who. Rows are only added."""

    expediente = models.ForeignKey(
        "expedientes.Expediente", on_delete=models.PROTECT, related_name="hitos"
    )
    tipo = models.CharField(max_length=30, choices=Hito)
    ocurrido_en = models.DateTimeField()
    actor_nombre = models.CharField(max_length=160)
    datos = models.JSONField(default=dict)

    class Meta:
        db_table_comment = SOLO_ANEXAR
        indexes = [
            models.Index(fields=["entidad", "expediente", "ocurrido_en"], name="hito_de"),
        ]


class Indice(DeEntidad):
    """A signed electronic index (art. 70.3): each closing or remittance keeps its own."""

    expediente = models.ForeignKey(
        "expedientes.Expediente", on_delete=models.PROTECT, related_name="indices"
    )
    documento = models.ForeignKey(
        "documentos.Documento", on_delete=models.PROTECT, related_name="+"
    )
    estado_eni = models.CharField(max_length=3)
    firmado_en = models.DateTimeField()

    class Meta:
        db_table_comment = SOLO_ANEXAR
