from __future__ import annotations

from django.urls import path

from consistorio.plataforma.salud import vistas

app_name = "salud"
urlpatterns = [
    path("salud/vivo", vistas.vivo, name="vivo"),
    path("salud/listo", vistas.listo, name="listo"),
    path("salud/completo", vistas.completo, name="completo"),
]
