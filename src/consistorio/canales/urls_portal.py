"""Addresses outside every sede: the portal of the province and the health of the service."""

from __future__ import annotations

from importlib import util

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"consistorio.{modulo}.urls"))
    for modulo in ("plataforma.salud", "plataforma.testigo", "canales.portal")
    if util.find_spec(f"consistorio.{modulo}") and util.find_spec(f"consistorio.{modulo}.urls")
]
handler400 = "consistorio.plataforma.web.errores.peticion_incorrecta"
handler403 = "consistorio.plataforma.web.errores.prohibido"
handler404 = "consistorio.plataforma.web.errores.no_existe"
handler500 = "consistorio.plataforma.web.errores.fallo"
