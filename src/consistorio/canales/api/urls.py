"""The API of a sede: the operations of every module under `/api/v1/`."""

from __future__ import annotations

from collections import defaultdict
from importlib import import_module, util

from django.urls import path

from consistorio.canales.api import documentacion
from consistorio.identidad.api.token import token
from consistorio.plataforma.api.operacion import Operacion
from consistorio.plataforma.api.vista import vista_de

app_name = "api"
MODULOS = ("registro", "documentos", "firma", "notificaciones", "expedientes")


def operaciones() -> list[Operacion]:
    """Return the operations of every module that has an API."""
    return [
        operacion
        for modulo in MODULOS
        if util.find_spec(f"consistorio.{modulo}.api")
        for operacion in import_module(f"consistorio.{modulo}.api").OPERACIONES
    ]


_por_ruta: dict[str, list[Operacion]] = defaultdict(list)
for _operacion in operaciones():
    _por_ruta[_operacion.ruta].append(_operacion)

urlpatterns = [
    path("api/v1/", documentacion.pagina, {"operaciones": operaciones}, name="documentacion"),
    path(
        "api/v1/openapi.json", documentacion.openapi, {"operaciones": operaciones}, name="openapi"
    ),
    path("api/v1/oauth/token", token, name="token"),
    *(
        path(f"api/v1/{ruta}", vista_de(lista), name=lista[0].nombre)
        for ruta, lista in _por_ruta.items()
    ),
]
