"""Deeds of signature."""

from consistorio.firma.services.sello import sellador_de, sellar, sellar_tiempo_de_demostracion

__all__ = ["sellador_de", "sellar", "sellar_tiempo_de_demostracion"]
