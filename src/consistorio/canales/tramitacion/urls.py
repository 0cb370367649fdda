from __future__ import annotations

from django.urls import include, path

from consistorio.canales.tramitacion import web

_tramitacion = [
    path("tramitacion/", web.escritorio, name="escritorio"),
    path("tramitacion/contadores/", web.cuantos, name="contadores"),
]

urlpatterns = [path("", include((_tramitacion, "tramitacion")))]
