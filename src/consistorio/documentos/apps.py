from __future__ import annotations

from django.apps import AppConfig


class DocumentosConfig(AppConfig):
    name = "consistorio.documentos"
    label = "documentos"

    def ready(self) -> None:
        """Say who sees what has been imported, in the web processes too."""
        from consistorio.documentos.selectors import importados  # noqa: F401 (it registers itself)
