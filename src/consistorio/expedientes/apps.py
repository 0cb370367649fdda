from __future__ import annotations

from django.apps import AppConfig


class ExpedientesConfig(AppConfig):
    name = "consistorio.expedientes"
    label = "expedientes"
