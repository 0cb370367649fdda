from __future__ import annotations

from django.apps import AppConfig


class RegistroConfig(AppConfig):
    name = "consistorio.registro"
    label = "registro"
