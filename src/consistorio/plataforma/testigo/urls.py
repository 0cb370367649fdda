from __future__ import annotations

from django.urls import path

from consistorio.plataforma.testigo import vistas

app_name = "testigo"
urlpatterns = [
    path("testigo/add-checkpoint", vistas.anadir, name="anadir"),
    path("testigo/clave", vistas.clave, name="clave"),
]
