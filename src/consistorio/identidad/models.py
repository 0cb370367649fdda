"""How people have proved who they are, and the credentials of the staff."""

from __future__ import annotations

from django.db import models

from consistorio.plataforma.db.schema import SOLO_ANEXAR
from consistorio.plataforma.models import DeEntidad


class EvidenciaDeAcceso(DeEntidad):
    """
    What proved an identity at a login, kept as it came (LPACAP art. 9; RD 203/2021 art. 28).

    ``prueba`` is the certificate (DER) or the answer of the identity provider; ``huella`` its
    SHA-256 together with the rest.
    """

    class Sistema(models.TextChoices):
        CERTIFICADO = "certificado"
        CLAVE = "clave"
        EMPLEADO = "empleado"

    sistema = models.CharField(max_length=12, choices=Sistema)
    nivel = models.CharField(max_length=12)
    nif = models.CharField(max_length=20)
    nombre = models.CharField(max_length=160)
    representa_nif = models.CharField(max_length=20, blank=True)
    representa_nombre = models.CharField(max_length=160, blank=True)
    prueba = models.BinaryField()
    veredicto = models.JSONField(default=dict)
    huella = models.CharField(max_length=64)
    ip = models.GenericIPAddressField(null=True)
    navegador = models.CharField(max_length=300, blank=True)
    ocurrida_en = models.DateTimeField()

    class Meta:
        db_table_comment = SOLO_ANEXAR


class Ticket(DeEntidad):
    """What the certificate listener saw, for one use within a minute. Its key is a secret."""

    huella = models.CharField(max_length=64)
    certificado = models.BinaryField(default=bytes)
    creado_en = models.DateTimeField()
    usado_en = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entidad", "huella"], name="ticket_huella_unica"),
        ]


class Credencial(DeEntidad):
    """User, password and second factor (TOTP) of somebody of the staff."""

    nif = models.CharField(max_length=9)
    nombre = models.CharField(max_length=160)
    password = models.CharField(max_length=200)
    secreto_totp = models.BinaryField()
    ultimo_paso = models.BigIntegerField(default=0)
    fallos = models.PositiveSmallIntegerField(default=0)
    bloqueada_hasta = models.DateTimeField(null=True)
    ultimo_acceso = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entidad", "nif"], name="credencial_nif_unica"),
        ]


class AsercionUsada(DeEntidad):
    """The identifier of an assertion of an identity provider that has been used already."""

    identificador = models.CharField(max_length=80)
    usada_en = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entidad", "identificador"], name="asercion_unica"),
        ]


class Contacto(DeEntidad):
    """The contact data that a person keeps in this sede; one row for each person."""

    nif = models.CharField(max_length=20)
    nombre = models.CharField(max_length=160)
    email = models.EmailField(blank=True)
    telefono = models.CharField(max_length=20, blank=True)
    domicilio = models.JSONField(default=dict)
    idioma = models.CharField(max_length=12, default="es")
    elige_electronico = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entidad", "nif"], name="contacto_nif_unico"),
        ]


class Aplicacion(DeEntidad):
    """A program that speaks with the API of this entidad, in its own name."""

    client_id = models.CharField(max_length=40)
    nombre = models.CharField(max_length=120)
    secreto = models.CharField(max_length=200)
    activa = models.BooleanField(default=True)
    creada_en = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entidad", "client_id"], name="aplicacion_unica"),
        ]
