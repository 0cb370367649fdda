from __future__ import annotations

from django.apps import AppConfig


class FirmaConfig(AppConfig):
    name = "consistorio.firma"
    label = "firma"

    def ready(self) -> None:
        """Offer our time-stamping to the checkpoints of the log, and say which documents wait for us."""
        from consistorio.firma.selectors import en_espera  # noqa: F401 (it registers itself)
        from consistorio.firma.services.sello import sellar_tiempo_de_demostracion
        from consistorio.plataforma.enchufes.tiempo import registrar_sellador

        registrar_sellador(sellar_tiempo_de_demostracion)
