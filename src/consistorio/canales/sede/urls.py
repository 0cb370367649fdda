from __future__ import annotations

from django.urls import include, path

from consistorio.canales import idiomas
from consistorio.canales.sede import carpeta, registro_verificable, verificador, web

PAGINAS = (
    ("titularidad/", "titularidad"),
    ("normas-del-registro/", "registro"),
    ("identificacion-y-firma/", "identificacion"),
    ("sellos/", "sellos"),
    ("actuaciones-automatizadas/", "automatizadas"),
    ("accesibilidad/", "accesibilidad"),
    ("proteccion-de-datos/", "proteccion_de_datos"),
    ("aviso-legal/", "aviso_legal"),
    ("mapa/", "mapa"),
    ("ayuda/", "ayuda"),
    ("oficinas/", "oficinas"),
    ("codigos/", "codigos"),
)

_sede = [
    path("", web.inicio, name="inicio"),
    path("carpeta/", carpeta.carpeta, name="carpeta"),
    path("verificar/verificador.py", verificador.descargar, name="verificador"),
    path("verificar/vigilante.py", registro_verificable.descargar_vigilante, name="vigilante"),
    path("registro-verificable/", registro_verificable.pagina, name="registro_verificable"),
    path("sede/fecha-y-hora/", web.hora, name="hora"),
    path("sede/incidencias/", web.incidencias, name="incidencias"),
    *(
        path(f"sede/{ruta}", web.pagina, {"nombre": nombre}, name=nombre)
        for ruta, nombre in PAGINAS
    ),
]

urlpatterns = [
    path("", include((_sede, "sede"))),
    path("", include("consistorio.plataforma.ui.urls")),
    path("idioma/<slug:codigo>/", idiomas.cambiar, name="idioma"),
]
