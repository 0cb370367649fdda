"""The electronic document, with the minimum metadata of the NTI (BOE-A-2011-13169)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from consistorio.plataforma.db.schema import SOLO_ANEXAR
from consistorio.plataforma.models import DeEntidad


class Documento(DeEntidad):
    """
    A legal document. Its bytes are the blob ``sha256`` of the entidad.

    ``sha256`` moves only while the document is being signed: each signature adds a revision, and
    the one before stays in `VersionAnterior`.
    """

    identificador = models.CharField(_("identificador ENI"), max_length=60)
    nombre = models.CharField(_("nombre"), max_length=200)
    mime = models.CharField(_("formato"), max_length=100)
    tipo_documental = models.CharField(_("tipo documental"), max_length=4)
    origen_ciudadano = models.BooleanField(_("lo aporta la ciudadanía"))
    estado_elaboracion = models.CharField(_("estado de elaboración"), max_length=4, default="EE01")
    documento_origen = models.CharField(max_length=60, blank=True)
    organo = models.CharField(_("órgano"), max_length=9)
    capturado_en = models.DateTimeField(_("fecha de captura"))
    sha256 = models.CharField(max_length=64)
    size_bytes = models.PositiveBigIntegerField()
    tipo_firma = models.CharField(_("tipo de firma"), max_length=4, blank=True)
    csv = models.CharField(_("código seguro de verificación"), max_length=60, null=True)
    idioma = models.CharField(max_length=12, default="es")
    metadatos = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("documento")
        verbose_name_plural = _("documentos")
        constraints = [
            models.UniqueConstraint(fields=["entidad", "csv"], name="documento_csv_unico"),
            models.UniqueConstraint(
                fields=["entidad", "identificador"], name="documento_identificador_unico"
            ),
        ]
        indexes = [
            models.Index(
                fields=["entidad", "capturado_en", "id"],
                condition=models.Q(origen_ciudadano=True),
                name="documento_por_revisar",
            ),
        ]

    def __str__(self) -> str:
        return self.nombre


class VersionAnterior(DeEntidad):
    """
    The bytes that a document had before a signature was added to it, or before another version.

    :param motivo: why they gave way; ``tipo_firma``: how they were signed, empty if they were not.
    """

    documento = models.ForeignKey(
        "documentos.Documento", on_delete=models.PROTECT, related_name="versiones_anteriores"
    )
    sha256 = models.CharField(max_length=64)
    size_bytes = models.PositiveBigIntegerField()
    motivo = models.CharField(max_length=300)
    sustituida_en = models.DateTimeField()
    sustituida_por = models.CharField(max_length=160, default="")
    nombre = models.CharField(max_length=200, default="")
    mime = models.CharField(max_length=100, default="")
    tipo_firma = models.CharField(max_length=4, default="")

    class Meta:
        db_table_comment = SOLO_ANEXAR


class AccionDeCuarentena(models.TextChoices):
    PONER = "poner", _("En cuarentena")
    LEVANTAR = "levantar", _("Fuera de cuarentena")


class HechoDeCuarentena(DeEntidad):
    """A document was put in quarantine or taken out of it: the last of its facts says how it is."""

    documento = models.ForeignKey(
        "documentos.Documento", on_delete=models.PROTECT, related_name="cuarentenas"
    )
    accion = models.CharField(max_length=8, choices=AccionDeCuarentena)
    motivo = models.CharField(_("motivo"), max_length=300)
    hecho_por = models.CharField(max_length=160)
    hecho_en = models.DateTimeField()

    class Meta:
        db_table_comment = SOLO_ANEXAR
        indexes = [
            models.Index(fields=["entidad", "documento", "hecho_en"], name="cuarentena_de"),
        ]


class RevisionDeDocumentos(DeEntidad):
    """Up to which document, by the hour of its capture, the antivirus has looked in this entidad."""

    hasta = models.DateTimeField(null=True)
    ultimo_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entidad"], name="revision_una_por_entidad"),
        ]


class LecturaDeDocumento(DeEntidad):
    """
    How far a machine has read what a document says. The document itself is never touched.

    :param paginas: how many it has, once it was opened; :param leidas: up to which it was read.
    """

    class Estado(models.TextChoices):
        PENDIENTE = "pendiente", _("Por leer")
        HECHA = "hecha", _("Leído")
        SIN_MOTOR = "sin_motor", _("Sin programa que lea imágenes")
        FALLIDA = "fallida", _("No se pudo leer")

    documento = models.ForeignKey(
        "documentos.Documento", on_delete=models.PROTECT, related_name="lecturas"
    )
    estado = models.CharField(max_length=10, choices=Estado, default=Estado.PENDIENTE)
    paginas = models.PositiveIntegerField(null=True)
    leidas = models.PositiveIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)
    cambiada_en = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entidad", "documento"], name="lectura_una"),
        ]
        indexes = [
            models.Index(
                fields=["entidad", "-cambiada_en"],
                condition=models.Q(estado__in=["fallida", "sin_motor"]),
                name="lectura_sin_hacer",
            ),
        ]


class PaginaLeida(DeEntidad):
    """What a page says, by its own text (``capa``) or by a machine, with how sure it is (0-100)."""

    documento = models.ForeignKey(
        "documentos.Documento", on_delete=models.PROTECT, related_name="paginas_leidas"
    )
    numero = models.PositiveIntegerField()
    texto = models.TextField()
    modo = models.CharField(max_length=10)
    confianza = models.PositiveSmallIntegerField(null=True)
    idiomas = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "documento", "numero"], name="pagina_leida_una"
            ),
        ]
