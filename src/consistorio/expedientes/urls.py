from __future__ import annotations

from django.urls import path

from consistorio.expedientes.web import libro, mas_plazo, resolucion, sede, subsanacion, tramitacion

app_name = "expedientes"
_UNO = "tramitacion/expedientes/<uuid:expediente_id>/"
_MIO = "carpeta/expedientes/<uuid:expediente_id>/"
urlpatterns = [
    path("tramitacion/expedientes/", tramitacion.bandeja, name="bandeja"),
    path("tramitacion/expedientes/incoar/<uuid:asiento_id>/", tramitacion.incoar, name="incoar"),
    path("tramitacion/resoluciones/", libro.libro, name="libro"),
    path(_UNO, tramitacion.resumen, name="resumen"),
    path(f"{_UNO}documentos/", tramitacion.documentos, name="documentos"),
    path(f"{_UNO}documentos/<uuid:documento_id>/", tramitacion.documento, name="documento"),
    path(f"{_UNO}notificaciones/", tramitacion.notificaciones, name="notificaciones"),
    path(f"{_UNO}historia/", tramitacion.historia, name="historia"),
    path(f"{_UNO}admitir/", tramitacion.admitir, name="admitir"),
    path(f"{_UNO}asignar/", tramitacion.asignar, name="asignar"),
    path(f"{_UNO}subsanacion/", subsanacion.subsanacion, name="subsanacion"),
    path(f"{_UNO}subsanacion/electronica/", subsanacion.electronica, name="requerir_electronica"),
    path(f"{_UNO}subsanacion/plazo/", mas_plazo.proponer, name="mas_plazo"),
    path(f"{_UNO}resolucion/", resolucion.resolucion, name="resolucion"),
    path(f"{_UNO}resolucion/vista-previa/", resolucion.vista_previa, name="vista_previa"),
    path(f"{_UNO}resolucion/enviar/", resolucion.enviar, name="enviar_a_firma"),
    path(f"{_UNO}cerrar/", resolucion.cerrar, name="cerrar"),
    path(f"{_UNO}exportar/", resolucion.exportar, name="exportar"),
    path("carpeta/expedientes/", sede.mis_expedientes, name="mis_expedientes"),
    path(_MIO, sede.mi_expediente, name="mi_expediente"),
    path(f"{_MIO}subsanar/", subsanacion.subsanar, name="subsanar"),
    path(f"{_MIO}mas-plazo/", mas_plazo.pedir, name="pedir_mas_plazo"),
    path(f"{_MIO}documentos/<uuid:documento_id>/", sede.mi_documento, name="mi_documento"),
]
