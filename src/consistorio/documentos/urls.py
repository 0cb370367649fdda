from __future__ import annotations

from django.urls import path

from consistorio.documentos.web import cuarentena, eni, ficha, versiones

app_name = "documentos"
_UNO = "tramitacion/documentos/<uuid:documento_id>/"
urlpatterns = [
    path("tramitacion/documentos/", eni.importar, name="importar"),
    path(f"{_UNO}eni.xml", eni.exportar, name="eni"),
    path(_UNO, ficha.ficha, name="ficha"),
    path(f"{_UNO}original/", ficha.original, name="original"),
    path(f"{_UNO}derivados/<uuid:derivado_id>/", ficha.derivado, name="derivado"),
    path(f"{_UNO}convertir/", ficha.convertir, name="convertir"),
    path(f"{_UNO}publicable/", ficha.publicable, name="publicable"),
    path(f"{_UNO}versiones/", versiones.nueva, name="nueva_version"),
    path(f"{_UNO}versiones/<uuid:version_id>/", versiones.version, name="version"),
    path("tramitacion/cuarentena/", cuarentena.cuarentena, name="cuarentena"),
]
