from __future__ import annotations

from django.urls import path

from consistorio.documentos.web import cuarentena

app_name = "documentos"
urlpatterns = [
    path("tramitacion/cuarentena/", cuarentena.cuarentena, name="cuarentena"),
]
