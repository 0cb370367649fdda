from __future__ import annotations

from django.urls import path

from consistorio.identidad.web import sede, tramitacion

app_name = "identidad"
urlpatterns = [
    path("entrar/", sede.entrar, name="entrar"),
    path("entrar/certificado/", sede.entrar_certificado, name="entrar_certificado"),
    path("entrar/clave/", sede.entrar_clave, name="entrar_clave"),
    path("entrar/clave/vuelta/", sede.vuelta_clave, name="vuelta_clave"),
    path("entrar/clave/simulador/", sede.simulador_clave, name="simulador_clave"),
    path("salir/", sede.salir, name="salir"),
    path("tramitacion/entrar/", tramitacion.entrar_empleado, name="entrar_empleado"),
    path(
        "tramitacion/autenticador-de-demostracion/",
        tramitacion.autenticador_de_demostracion,
        name="autenticador",
    ),
]
