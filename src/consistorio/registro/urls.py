from __future__ import annotations

from django.urls import path

from consistorio.registro.web import (
    busqueda,
    carpeta,
    presentar,
    reglas,
    reparto,
    revision,
    tramitacion,
)

app_name = "registro"
_BORRADOR = "presentar/<uuid:borrador_id>/"
_MIO = "carpeta/registro/<uuid:asiento_id>/"
_ENTRADA = "tramitacion/entradas/<uuid:asiento_id>/"
urlpatterns = [
    path("tramites/<slug:slug>/presentar/", presentar.iniciar, name="iniciar"),
    path(_BORRADOR, presentar.datos, name="datos"),
    path(f"{_BORRADOR}guardar/", presentar.guardar, name="guardar"),
    path(f"{_BORRADOR}documentos/", presentar.documentos, name="documentos"),
    path(f"{_BORRADOR}documentos/adjuntar/", presentar.adjuntar, name="adjuntar"),
    path(f"{_BORRADOR}documentos/<uuid:adjunto_id>/quitar/", presentar.quitar, name="quitar"),
    path(f"{_BORRADOR}descartar/", presentar.descartar, name="descartar"),
    path(f"{_BORRADOR}revisar/", revision.revisar, name="revisar"),
    path(f"{_BORRADOR}solicitud.pdf", revision.solicitud, name="solicitud"),
    path("carpeta/borradores/", carpeta.borradores, name="borradores"),
    path(_MIO, carpeta.asiento, name="asiento"),
    path(f"{_MIO}presentado/", carpeta.presentado, name="presentado"),
    path(f"{_MIO}justificante.pdf", carpeta.justificante, name="justificante"),
    path(f"{_MIO}documentos/<uuid:documento_id>/", carpeta.documento, name="documento"),
    path("tramitacion/entradas/", tramitacion.bandeja, name="bandeja"),
    path("tramitacion/registro/", tramitacion.libro, name="libro"),
    path(_ENTRADA, tramitacion.entrada, name="entrada"),
    path(f"{_ENTRADA}aceptar/", tramitacion.aceptar, name="aceptar"),
    path(f"{_ENTRADA}reparto/", reparto.reparto, name="reparto"),
    path("tramitacion/registro/buscar/", busqueda.buscar, name="buscar"),
    path("tramitacion/reparto/reglas/", reglas.reglas, name="reglas"),
    path("tramitacion/reparto/reglas/nueva/", reglas.regla, name="regla_nueva"),
    path("tramitacion/reparto/reglas/<uuid:regla_id>/", reglas.regla, name="regla"),
]
