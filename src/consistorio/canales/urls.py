"""Every address of a sede: those of each module, side by side."""

from __future__ import annotations

from importlib import util

from django.urls import URLPattern, URLResolver, include, path

CON_PANTALLAS = (
    "canales.api",  # First: programs ask more often than people.
    "plataforma.constancia",
    "identidad",
    "organizacion",
    "documentos",
    "firma",
    "catalogo",
    "registro",
    "notificaciones",
    "expedientes",
    "canales.sede",
    "canales.tramitacion",
    "canales.demo",
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"consistorio.{modulo}.urls"))
    for modulo in CON_PANTALLAS
    if util.find_spec(f"consistorio.{modulo}") and util.find_spec(f"consistorio.{modulo}.urls")
]
handler400 = "consistorio.plataforma.web.errores.peticion_incorrecta"
handler403 = "consistorio.plataforma.web.errores.prohibido"
handler404 = "consistorio.plataforma.web.errores.no_existe"
handler500 = "consistorio.plataforma.web.errores.fallo"
