from __future__ import annotations

from django.urls import include, path

from consistorio.canales.demo import web

_demo = [path("correo-de-demostracion/", web.buzon, name="correo")]

urlpatterns = [path("", include((_demo, "demo")))]
