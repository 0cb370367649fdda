from __future__ import annotations

from django.db import models

from consistorio.plataforma.models.entidad import DeEntidad


class CorreoSimulado(DeEntidad):
    """A message that the simulated post office kept instead of sending."""

    para = models.EmailField()
    asunto = models.CharField(max_length=200)
    texto = models.TextField()
    enviado_en = models.DateTimeField(auto_now_add=True)
