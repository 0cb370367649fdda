from __future__ import annotations

from django.urls import path

from consistorio.catalogo.web import sede

app_name = "catalogo"
urlpatterns = [
    path("tramites/", sede.lista, name="lista"),
    path("tramites/<slug:slug>/", sede.ficha, name="ficha"),
    path("catalogo/procedimiento.schema.json", sede.esquema_publicado, name="esquema"),
]
