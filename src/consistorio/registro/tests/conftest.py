"""Two town halls of one installation, each with its office in SIR."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from django.http import HttpResponse
from django.test import Client

from consistorio.documentos import services as documentos
from consistorio.organizacion import services as organizacion
from consistorio.plataforma.actores import Clase, sistema
from consistorio.plataforma.almacen import almacen
from consistorio.plataforma.apps import cargar_habitaciones
from consistorio.plataforma.entidades import en
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import sesiones
from consistorio.registro import services
from consistorio.registro.rules import lotes as derecho
from consistorio.registro.services import sir
from consistorio.registro.tests import reparto

NUESTRA, SUYA = "O00000001", "O00000002"
DESTINO = sir.Destino(oficina=SUYA, oficina_nombre="Registro de Peñalba")


@pytest.fixture
def oficinas(entidad, otra_entidad, pki):
    for una, oficina in ((entidad, NUESTRA), (otra_entidad, SUYA)):
        # Each test is another entidad, with other keys: what an old one kept cannot be read.
        shutil.rmtree(almacen().carpeta / una.codigo, ignore_errors=True)
        una.ajustes["sir"] = {"oficina": oficina}
        una.save()


@pytest.fixture
def alla(oficinas, otra_entidad):
    """The clerk of the other town hall, with the unit to which she sends what she accepts."""
    with en(otra_entidad):
        unidad = organizacion.crear_unidad(
            actor=sistema(otra_entidad, "pruebas"),
            codigo="REG",
            nombre="Registro",
            es_registro=True,
        )
    actor = sistema(otra_entidad, "pruebas")
    return replace(actor, clase=Clase.EMPLEADO, identificador="10000003V"), unidad


@pytest.fixture
def asiento(oficinas, entidad, ciudadana):
    reloj = hora_oficial(entidad)
    visto = documentos.incorporar(
        actor=ciudadana,
        nombre='Mi "memoria".txt',
        contenido=b"hola",
        mime="text/plain",
        tipo_documental="TD14",
        origen_ciudadano=True,
        reloj=reloj,
    )
    return services.anotar_entrada(
        actor=ciudadana,
        presentacion=services.Presentacion(
            extracto="Instancia general",
            solicita="Una farola",
            interesados=(
                services.PersonaDeAsiento(
                    papel="interesado", nif="12345678Z", nombre="ANA GARCÍA PRUEBA"
                ),
            ),
            documentos=(
                services.DocumentoPresentado(
                    documento_id=visto.id,
                    nombre=visto.nombre,
                    mime=visto.mime,
                    tipo_documental=visto.tipo_documental,
                    sha256=visto.sha256,
                    size_bytes=visto.size_bytes,
                ),
            ),
        ),
        clave="a",
        reloj=reloj,
    )


@pytest.fixture
def enviar(empleada, asiento, entidad):
    def enviar(destino=DESTINO, **mas):
        return services.enviar_por_sir(
            actor=empleada,
            asiento_id=asiento.id,
            destino=destino,
            reloj=hora_oficial(entidad),
            **mas,
        )

    return enviar


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


@pytest.fixture
def tareas():
    """Let the worker know the tasks and handlers, as the server does when it starts."""
    cargar_habitaciones("tasks", "handlers")


@pytest.fixture
def de_tres_en_tres(monkeypatch):
    """Small tandas, so that a few entries are many of them."""
    monkeypatch.setattr(derecho, "POR_TANDA", 3)
