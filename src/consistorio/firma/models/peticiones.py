"""The portafirmas: what waits for signatures, and whose."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from consistorio.firma.rules.estados import Estado, estado
from consistorio.firma.rules.turno import Puesto
from consistorio.plataforma.models import DeEntidad


class Peticion(DeEntidad):
    """
    A document that waits for signatures. Its state is computed from what its signers did.

    While ``cerrada_en`` is null it waits, and a document waits in one petition at most.

    :param turno: the block that signs now, written by each answer so that a tray is one question;
        `rules.turno` says which it is.
    :param plazo: last day on which it should be signed; nothing is lost when it passes.
    """

    documento = models.ForeignKey(
        "documentos.Documento", on_delete=models.PROTECT, related_name="+"
    )
    asunto = models.CharField(_("asunto"), max_length=200)
    remitente_nif = models.CharField(_("NIF de quien la envía"), max_length=60)
    remitente_nombre = models.CharField(_("quien la envía"), max_length=160)
    creada_en = models.DateTimeField(_("enviada"))
    cerrada_en = models.DateTimeField(_("cerrada"), null=True)
    retirada = models.BooleanField(_("retirada por quien la envió"), default=False)
    turno = models.PositiveSmallIntegerField(default=1)
    plazo = models.DateField(_("último día"), null=True)
    recordada_el = models.DateField(null=True)
    vencimiento_dicho_el = models.DateField(null=True)

    class Meta:
        verbose_name = _("petición de firma")
        verbose_name_plural = _("peticiones de firma")
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "documento"],
                condition=Q(cerrada_en__isnull=True),
                name="peticion_una_abierta_por_documento",
            ),
            models.CheckConstraint(
                condition=Q(retirada=False) | Q(cerrada_en__isnull=False),
                name="peticion_retirada_es_cerrada",
            ),
        ]
        indexes = [
            models.Index(fields=["entidad", "remitente_nif", "-creada_en"], name="peticion_de"),
        ]

    def __str__(self) -> str:
        return self.asunto

    def puestos(self) -> list[Puesto]:
        """Return what `rules` needs to say whose turn it is."""
        return [
            Puesto(
                f.nif,
                f.bloque,
                f.firmado_en is not None,
                f.rechazado_en is not None,
                f.opcional,
                f.minimo,
            )
            for f in self.firmantes.all()
        ]

    @property
    def estado(self) -> Estado:
        return estado(self.puestos(), retirada=self.retirada)


class Firmante(DeEntidad):
    """
    Who is asked to sign, in which post, and what he answered.

    :param opcional: nobody waits for her signature.
    :param minimo: how many of her block are enough, optional ones apart; 0 is all of them.
    :param suplente_nif: who answered in the post, if somebody substituted its holder (LRJSP 13).
    """

    peticion = models.ForeignKey(
        "firma.Peticion", on_delete=models.PROTECT, related_name="firmantes"
    )
    bloque = models.PositiveSmallIntegerField(_("bloque"))
    orden = models.PositiveSmallIntegerField(_("orden"))
    nif = models.CharField(_("NIF"), max_length=9)
    nombre = models.CharField(_("nombre y apellidos"), max_length=160)
    cargo = models.SlugField(_("código del cargo"), max_length=40)
    cargo_nombre = models.CharField(_("cargo"), max_length=120)
    opcional = models.BooleanField(_("opcional"), default=False)
    minimo = models.PositiveSmallIntegerField(_("firmas que bastan en su bloque"), default=0)
    firmado_en = models.DateTimeField(_("firmado"), null=True)
    rechazado_en = models.DateTimeField(_("rechazado"), null=True)
    motivo = models.CharField(_("motivo del rechazo"), max_length=500, blank=True)
    suplente_nif = models.CharField(
        _("NIF de quien respondió por suplencia"), max_length=9, blank=True
    )
    suplente_nombre = models.CharField(max_length=160, blank=True)
    suplencia = models.CharField(_("acto de la suplencia"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("firmante")
        verbose_name_plural = _("firmantes")
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "peticion", "nif"], name="firmante_una_vez_en_cada_peticion"
            ),
            models.CheckConstraint(
                condition=Q(firmado_en__isnull=True) | Q(rechazado_en__isnull=True),
                name="firmante_firma_o_rechaza",
            ),
            models.CheckConstraint(
                condition=Q(rechazado_en__isnull=True, motivo="")
                | (Q(rechazado_en__isnull=False) & ~Q(motivo="")),
                name="firmante_rechaza_con_motivo",
            ),
        ]
        indexes = [models.Index(fields=["entidad", "nif", "firmado_en"], name="firmante_de")]

    def __str__(self) -> str:
        return f"{self.nombre}, {self.cargo_nombre}"
