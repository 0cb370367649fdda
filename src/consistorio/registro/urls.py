from __future__ import annotations

from django.urls import path

from consistorio.registro.web import (
    auditoria,
    busqueda,
    carpeta,
    comunicaciones,
    correcciones,
    custodia,
    datos,
    etiqueta,
    favoritos,
    incidencia,
    incidencias,
    lecturas,
    libros,
    lotes,
    mostrador,
    objetivos,
    pilas,
    presentar,
    reglas,
    reparto,
    revision,
    revision_mostrador,
    sir,
    sir_acciones,
    subidas,
    tramitacion,
)

app_name = "registro"
_BORRADOR = "presentar/<uuid:borrador_id>/"
_MIO = "carpeta/registro/<uuid:asiento_id>/"
_SIR = "tramitacion/sir/<uuid:intercambio_id>/"
_LOTE = "tramitacion/reparto/lotes/<uuid:lote_id>/"
_ENTRADA = "tramitacion/entradas/<uuid:asiento_id>/"
_PREPARACION = "tramitacion/registro/preparacion/<uuid:preparacion_id>/"
_PILA = "tramitacion/registro/pilas/<uuid:pila_id>/"
_ASIENTO = "tramitacion/registro/asientos/<uuid:asiento_id>/"
MOSTRADOR = [
    path(
        "tramitacion/registro/nueva-entrada/",
        mostrador.nueva,
        {"sentido": "ENTRADA"},
        name="nueva_entrada",
    ),
    path(
        "tramitacion/registro/nueva-salida/",
        mostrador.nueva,
        {"sentido": "SALIDA"},
        name="nueva_salida",
    ),
    path(_PREPARACION, mostrador.preparacion, name="preparacion"),
    path(f"{_PREPARACION}revisar/", revision_mostrador.revisar_asiento, name="revisar_asiento"),
    path(
        f"{_PREPARACION}plantilla/", revision_mostrador.guardar_plantilla, name="guardar_plantilla"
    ),
    path(
        f"{_PREPARACION}descartar/", mostrador.descartar_preparacion, name="descartar_preparacion"
    ),
    path(
        f"{_PREPARACION}documentos/<uuid:adjunto_id>/quitar/",
        mostrador.quitar_adjunto,
        name="quitar_adjunto",
    ),
    path("tramitacion/registro/separadores.pdf", pilas.separadores, name="separadores"),
    path(_PILA, pilas.pila, name="pila"),
    path(f"{_PILA}descartar/", pilas.descartar, name="pila_descartar"),
    path(
        "tramitacion/registro/plantillas/<uuid:plantilla_id>/borrar/",
        revision_mostrador.borrar_plantilla,
        name="borrar_plantilla",
    ),
    path("tramitacion/registro/custodia/", custodia.custodia, name="custodia"),
    path("tramitacion/registro/custodia/<uuid:custodia_id>/sacar/", custodia.sacar, name="sacar"),
    path(f"{_ASIENTO}custodia/", custodia.guardar, name="guardar_en_custodia"),
    path("tramitacion/registro/auditoria/", auditoria.auditoria, name="auditoria"),
    path("tramitacion/registro/exportaciones/", libros.exportaciones, name="exportaciones"),
    path(
        "tramitacion/registro/exportaciones/<uuid:exportado_id>/",
        libros.exportado,
        name="exportado",
    ),
    path(
        "tramitacion/registro/exportaciones/<uuid:exportacion_id>/reanudar/",
        libros.reanudar,
        name="exportacion_reanudar",
    ),
    path(f"{_ASIENTO}certificar/", libros.certificar, name="certificar"),
    path("tramitacion/registro/reservar/", correcciones.reservar, name="reservar"),
    path(f"{_ASIENTO}rectificar/", correcciones.rectificar, name="rectificar"),
    path(f"{_ASIENTO}anular/", correcciones.anular, name="anular"),
    path(f"{_ASIENTO}enlazar/", correcciones.enlazar, name="enlazar"),
    path(f"{_ASIENTO}registrado/", revision_mostrador.registrado, name="registrado"),
    path(f"{_ASIENTO}etiqueta.pdf", etiqueta.etiqueta, name="etiqueta"),
]
COMUNICACIONES = [
    path("tramitacion/comunicaciones/", comunicaciones.lista, name="comunicaciones"),
    path("tramitacion/comunicaciones/nueva/", comunicaciones.nueva, name="comunicacion_nueva"),
    path(
        "tramitacion/comunicaciones/<uuid:comunicacion_id>/",
        comunicaciones.comunicacion,
        name="comunicacion",
    ),
    path("tramitacion/favoritos/", favoritos.lista, name="favoritos"),
    path("tramitacion/favoritos/busquedas/", favoritos.guardar_busqueda, name="busqueda_guardar"),
    path(
        "tramitacion/favoritos/busquedas/<uuid:busqueda_id>/quitar/",
        favoritos.borrar_busqueda,
        name="busqueda_borrar",
    ),
    path(f"{_ENTRADA}favorito/", favoritos.estrella, name="estrella"),
]
urlpatterns = [
    *MOSTRADOR,
    *COMUNICACIONES,
    path("tramites/<slug:slug>/presentar/", presentar.iniciar, name="iniciar"),
    path(_BORRADOR, datos.datos, name="datos"),
    path(f"{_BORRADOR}guardar/", datos.guardar, name="guardar"),
    path(f"{_BORRADOR}documentos/", presentar.documentos, name="documentos"),
    path(f"{_BORRADOR}documentos/adjuntar/", presentar.adjuntar, name="adjuntar"),
    path(f"{_BORRADOR}subidas/", subidas.empezar, name="subidas"),
    path(f"{_BORRADOR}subidas/<uuid:subida_id>/", subidas.trozo, name="subida"),
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
    path("tramitacion/registro/", libros.libro, name="libro"),
    path(_ENTRADA, tramitacion.entrada, name="entrada"),
    path(f"{_ENTRADA}aceptar/", tramitacion.aceptar, name="aceptar"),
    path(f"{_ENTRADA}sir/", sir_acciones.enviar, name="sir_enviar"),
    path("tramitacion/sir/", sir.bandeja, name="sir"),
    path(_SIR, sir.intercambio, name="sir_intercambio"),
    path(f"{_SIR}ficheros/<uuid:fichero_id>/", sir.fichero, name="sir_fichero"),
    path(f"{_SIR}aceptar/", sir_acciones.aceptar, name="sir_aceptar"),
    path(f"{_SIR}rechazar/", sir_acciones.rechazar, name="sir_rechazar"),
    path(f"{_SIR}reenviar/", sir_acciones.reenviar, name="sir_reenviar"),
    path(f"{_SIR}anular/", sir_acciones.anular, name="sir_anular"),
    path(f"{_SIR}reintentar/", sir_acciones.reintentar, name="sir_reintentar"),
    path(f"{_ENTRADA}reparto/", reparto.reparto, name="reparto"),
    path("tramitacion/registro/buscar/", busqueda.buscar, name="buscar"),
    path("tramitacion/incidencias/", incidencias.incidencias, name="incidencias"),
    path("tramitacion/incidencias/nueva/", incidencias.nueva, name="incidencia_nueva"),
    path("tramitacion/incidencias/parar/", incidencias.parar, name="parar"),
    path("tramitacion/incidencias/<uuid:incidencia_id>/", incidencia.incidencia, name="incidencia"),
    path("tramitacion/reparto/plazos/", objetivos.lista, name="objetivos"),
    path("tramitacion/reparto/plazos/<uuid:unidad_id>/", objetivos.fijar, name="objetivo"),
    path("tramitacion/reparto/lotes/", lotes.lista, name="lotes"),
    path("tramitacion/reparto/lotes/nuevo/", lotes.nuevo, name="lote_nuevo"),
    path(_LOTE, lotes.lote, name="lote"),
    path(f"{_LOTE}cancelar/", lotes.cancelar, name="lote_cancelar"),
    path(f"{_LOTE}reanudar/", lotes.reanudar, name="lote_reanudar"),
    path("tramitacion/reparto/reglas/<uuid:regla_id>/aplicar/", lotes.de_regla, name="lote_regla"),
    path("tramitacion/lecturas/", lecturas.lecturas, name="lecturas"),
    path("tramitacion/reparto/reglas/", reglas.reglas, name="reglas"),
    path("tramitacion/reparto/reglas/nueva/", reglas.regla, name="regla_nueva"),
    path("tramitacion/reparto/reglas/<uuid:regla_id>/", reglas.regla, name="regla"),
]
