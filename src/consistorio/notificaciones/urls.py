from __future__ import annotations

from django.urls import path

from consistorio.notificaciones.web import sede, tramitacion

app_name = "notificaciones"
_UNA = "carpeta/notificaciones/<uuid:notificacion_id>/"
_STAFF = "tramitacion/notificaciones/<uuid:notificacion_id>/"
urlpatterns = [
    path("carpeta/notificaciones/", sede.lista, name="lista"),
    path(_UNA, sede.ver, name="ver"),
    path(f"{_UNA}acceder/", sede.acceder, name="acceder"),
    path(f"{_UNA}rechazar/", sede.rechazar, name="rechazar"),
    path(f"{_UNA}documentos/<uuid:documento_id>/", sede.documento, name="documento"),
    path(_STAFF, tramitacion.seguimiento, name="seguimiento"),
    path(f"{_STAFF}papel/", tramitacion.papel, name="papel"),
    path(f"{_STAFF}acuses/<uuid:documento_id>/", tramitacion.acuse, name="acuse"),
]
