from __future__ import annotations

from django.apps import AppConfig


class IdentidadConfig(AppConfig):
    name = "consistorio.identidad"
    label = "identidad"
