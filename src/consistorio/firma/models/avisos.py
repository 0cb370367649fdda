"""What has been told by mail to those who sign, so that nobody is told twice of the same."""

from __future__ import annotations

from django.db import models

from consistorio.plataforma.models import DeEntidad


class AvisoDeTurno(DeEntidad):
    """
    The notices to a person that something waits for her signature.

    :param pendiente: a notice is on its way: what comes meanwhile goes in the same one.
    """

    nif = models.CharField(max_length=9)
    pendiente = models.BooleanField(default=False)
    avisado_en = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entidad", "nif"], name="aviso_de_turno_uno"),
        ]
