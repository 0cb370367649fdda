from __future__ import annotations

from django.urls import path

from consistorio.firma.web import envio, sede, sellos, tandas, tramitacion

app_name = "firma"
urlpatterns = [
    path("verificar/", sede.verificar, name="verificar"),
    path("verificar/fichero/", sede.verificar_fichero, name="verificar_fichero"),
    path("verificar/<str:csv>/", sede.verificado, name="verificado"),
    path("verificar/<str:csv>/documento/", sede.documento, name="verificado_documento"),
    path("verificar/<str:csv>/prueba.zip", sede.prueba, name="verificado_prueba"),
    path("verificar/<str:csv>/evidencia.ers", sede.evidencia, name="verificado_evidencia"),
    path("sello.cer", sede.sello_publico, name="sello_publico"),
    path("tramitacion/sello/", sellos.sellos, name="sellos"),
    path("tramitacion/sello/quitar/", sellos.quitar, name="quitar_sello"),
    path("tramitacion/portafirmas/", tramitacion.portafirmas, name="portafirmas"),
    path("tramitacion/portafirmas/enviar/", envio.enviar, name="enviar"),
    path("tramitacion/portafirmas/mi-clave/", tramitacion.mi_clave, name="mi_clave"),
    path("tramitacion/portafirmas/tandas/", tandas.tandas, name="tandas"),
    path("tramitacion/portafirmas/tandas/<uuid:tanda_id>/", tandas.tanda, name="tanda"),
    path(
        "tramitacion/portafirmas/tandas/<uuid:tanda_id>/detener/",
        tandas.detener,
        name="tanda_detener",
    ),
    path("tramitacion/portafirmas/<uuid:peticion_id>/", tramitacion.peticion, name="peticion"),
    path(
        "tramitacion/portafirmas/<uuid:peticion_id>/documento/",
        tramitacion.documento,
        name="documento",
    ),
    path("tramitacion/portafirmas/<uuid:peticion_id>/firmar/", tramitacion.firmar, name="firmar"),
    path(
        "tramitacion/portafirmas/<uuid:peticion_id>/rechazar/",
        tramitacion.rechazar,
        name="rechazar",
    ),
    path(
        "tramitacion/portafirmas/<uuid:peticion_id>/retirar/", tramitacion.retirar, name="retirar"
    ),
]
