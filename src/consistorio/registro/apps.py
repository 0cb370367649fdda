from __future__ import annotations

from django.apps import AppConfig


class RegistroConfig(AppConfig):
    name = "consistorio.registro"
    label = "registro"

    def ready(self) -> None:
        """Let whoever verifies a receipt ask us, in the web processes too."""
        from consistorio.registro import handlers  # noqa: F401 (it registers itself)
