from __future__ import annotations

from django.urls import path

from consistorio.plataforma.constancia import vistas

app_name = "constancia"
urlpatterns = [
    path("registro-verificable/checkpoint", vistas.punto_de_control, name="punto_de_control"),
    path("registro-verificable/tile/entries/<path:ruta>", vistas.hojas, name="hojas"),
    path("registro-verificable/tile/<int:nivel>/<path:ruta>", vistas.tesela, name="tesela"),
]
