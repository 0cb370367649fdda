from __future__ import annotations

from django.urls import path

from consistorio.organizacion.web import suplencias

app_name = "organizacion"
urlpatterns = [
    path("tramitacion/suplencias/", suplencias.suplencias, name="suplencias"),
    path(
        "tramitacion/suplencias/<uuid:suplencia_id>/terminar/",
        suplencias.terminar,
        name="terminar_suplencia",
    ),
]
