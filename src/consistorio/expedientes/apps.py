from __future__ import annotations

from django.apps import AppConfig


class ExpedientesConfig(AppConfig):
    name = "consistorio.expedientes"
    label = "expedientes"

    def ready(self) -> None:
        """Say who sees the documents of an expediente, in the web processes too."""
        from consistorio.expedientes.selectors import acceso  # noqa: F401 (it registers itself)
