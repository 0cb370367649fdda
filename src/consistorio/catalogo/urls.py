from __future__ import annotations

from django.urls import path

from consistorio.catalogo.web import sede, tramitacion, versiones

app_name = "catalogo"
urlpatterns = [
    path("tramites/", sede.lista, name="lista"),
    path("tramites/<slug:slug>/", sede.ficha, name="ficha"),
    path("tramitacion/tramites/", tramitacion.procedimientos, name="procedimientos"),
    path("tramitacion/tramites/nuevo/", tramitacion.nuevo, name="procedimiento_nuevo"),
    path("tramitacion/biblioteca/", tramitacion.biblioteca, name="biblioteca"),
    path(
        "tramitacion/biblioteca/<slug:slug>/",
        tramitacion.de_la_biblioteca,
        name="de_la_biblioteca",
    ),
    path("tramitacion/tramites/<slug:slug>/editar/", tramitacion.editar, name="editar"),
    path("tramitacion/tramites/<slug:slug>/versiones/", versiones.versiones, name="versiones"),
    path("tramitacion/tramites/<slug:slug>/retirar/", tramitacion.retirar, name="retirar"),
    path("catalogo/procedimiento.schema.json", sede.esquema_publicado, name="esquema"),
]
