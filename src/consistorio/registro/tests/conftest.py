from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client

from consistorio.plataforma.actores import Clase
from consistorio.plataforma.entidades import en
from consistorio.plataforma.web import sesiones
from consistorio.registro.tests import reparto


@pytest.fixture
def casa(entidad, ciudadana, reloj, unidad):
    return reparto.montar(entidad, ciudadana, reloj, unidad)


@pytest.fixture
def entra(entidad):
    """Return a browser in which somebody of the staff has identified herself."""

    def entrar(actor):
        cliente, respuesta = Client(), HttpResponse()
        with en(entidad):
            sesiones.abrir(
                respuesta,
                entidad=entidad,
                prefijo=f"/{entidad.slug}/",
                clase=Clase.EMPLEADO,
                identificador=actor.identificador,
                nombre=actor.nombre,
                datos={},
            )
        cliente.cookies[sesiones.GALLETA] = respuesta.cookies[sesiones.GALLETA].value
        return cliente

    return entrar
