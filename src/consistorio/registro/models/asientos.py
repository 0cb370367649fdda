"""The libros, their asientos and what hangs from each (LPACAP art. 16; ROF arts. 151-162)."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.fields.json import KeyTransform
from django.utils.translation import gettext_lazy as _

from consistorio.plataforma.db.schema import SOLO_ANEXAR
from consistorio.plataforma.models import DeEntidad


class Sentido(models.TextChoices):
    ENTRADA = "ENTRADA", _("Entrada")
    SALIDA = "SALIDA", _("Salida")


class Libro(DeEntidad):
    """
    The counter of a series: a sentido and an ejercicio. Its row lock gives number and hour.

    ``cabeza`` is the head of the chain of hashes of its asientos, and ``parados`` the procedures
    that nobody may file now («*» for all); see `services.parada`.
    """

    sentido = models.CharField(max_length=7, choices=Sentido)
    ejercicio = models.PositiveSmallIntegerField(_("ejercicio"))
    ultimo = models.PositiveIntegerField(_("último número"), default=0)
    ultimo_en = models.DateTimeField(null=True)
    cabeza = models.BinaryField(default=bytes)
    parados = ArrayField(models.TextField(), default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entidad", "sentido", "ejercicio"], name="libro_unico"),
        ]


class Asiento(DeEntidad):
    """An entry of the registro. Nothing in it is ever changed; corrections are new facts."""

    sentido = models.CharField(max_length=7, choices=Sentido)
    ejercicio = models.PositiveSmallIntegerField(_("ejercicio"))
    numero = models.PositiveIntegerField(_("número"))
    presentado_en = models.DateTimeField(_("fecha y hora de presentación"))
    efectivo_el = models.DateField(_("día a efectos de plazo (art. 31.2.b)"))
    presentador = models.CharField(max_length=60)
    clave = models.CharField(max_length=64)
    huella = models.CharField(max_length=64)
    cadena = models.BinaryField()
    extracto = models.CharField(_("extracto"), max_length=240)
    expone = models.TextField(_("expone"), blank=True)
    solicita = models.TextField(_("solicita"), blank=True)
    procedimiento = models.CharField(_("procedimiento"), max_length=80, blank=True)
    unidad_destino = models.UUIDField(_("unidad de destino"), null=True)
    canal = models.CharField(_("canal"), max_length=20)
    evidencia_id = models.UUIDField(null=True)
    idioma = models.CharField(max_length=12, default="es")
    justificante_id = models.UUIDField()
    csv = models.CharField(_("CSV del justificante"), max_length=60)
    asiento_relacionado_id = models.UUIDField(null=True)
    datos = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("asiento")
        verbose_name_plural = _("asientos")
        db_table_comment = SOLO_ANEXAR
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "ejercicio", "sentido", "numero"], name="asiento_numero_unico"
            ),
            models.UniqueConstraint(
                fields=["entidad", "presentador", "clave"], name="asiento_clave_unica"
            ),
            models.CheckConstraint(
                condition=models.Q(numero__gte=1), name="asiento_numero_positivo"
            ),
        ]
        indexes = [
            # Only what was entered at a counter is in it: filing by the net pays nothing for it.
            models.Index(
                "entidad",
                KeyTransform("oficina", "datos"),
                models.F("presentado_en").desc(),
                name="asiento_de_oficina",
                condition=models.Q(datos__has_key="oficina"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ejercicio}-{self.sentido[0]}-{self.numero:06}"


class Interesado(DeEntidad):
    """A person of an asiento: whose matter it is, or who represents her."""

    asiento = models.ForeignKey(
        "registro.Asiento", on_delete=models.PROTECT, related_name="interesados"
    )
    orden = models.PositiveSmallIntegerField()
    papel = models.CharField(max_length=14)
    nif = models.CharField(max_length=20, blank=True)
    nombre = models.CharField(max_length=160)
    email = models.EmailField(blank=True)
    telefono = models.CharField(max_length=20, blank=True)
    domicilio = models.JSONField(default=dict)

    class Meta:
        db_table_comment = SOLO_ANEXAR
        indexes = [
            models.Index(fields=["entidad", "nif"], name="interesado_nif"),
            models.Index(fields=["entidad", "asiento"], name="interesado_asiento"),
        ]


class DocumentoDeAsiento(DeEntidad):
    """A document of an asiento, with the hash that its receipt guarantees (art. 16.3)."""

    asiento = models.ForeignKey(
        "registro.Asiento", on_delete=models.PROTECT, related_name="documentos"
    )
    orden = models.PositiveSmallIntegerField()
    documento = models.ForeignKey(
        "documentos.Documento", on_delete=models.PROTECT, related_name="+"
    )
    nombre = models.CharField(max_length=200)
    mime = models.CharField(max_length=100)
    tipo_documental = models.CharField(max_length=4)
    sha256 = models.CharField(max_length=64)
    size_bytes = models.PositiveBigIntegerField()

    class Meta:
        db_table_comment = SOLO_ANEXAR
        indexes = [models.Index(fields=["entidad", "asiento"], name="documento_de_asiento")]


class Justificante(DeEntidad):
    """The sealed receipt of an asiento; its key is the one that the asiento had reserved."""

    asiento = models.ForeignKey(
        "registro.Asiento", on_delete=models.PROTECT, related_name="justificantes"
    )
    sha256 = models.CharField(max_length=64)

    class Meta:
        db_table_comment = SOLO_ANEXAR
        constraints = [
            models.UniqueConstraint(fields=["entidad", "asiento"], name="justificante_unico"),
        ]
