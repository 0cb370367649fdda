"""The screens of SIR: what a clerk sees and does, without JavaScript."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import get_script_prefix, reverse

from consistorio.plataforma.actores import Clase
from consistorio.plataforma.actores.asignaciones import asignar
from consistorio.plataforma.entidades import en
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.tareas import trabajador
from consistorio.plataforma.web import sesiones
from consistorio.registro import services, tasks  # noqa: F401 (tasks by their name)
from consistorio.registro.models import Asiento, Entrega, IntercambioSir

from .conftest import DESTINO, SUYA

pytestmark = pytest.mark.django_db


def _cliente(entidad, unidad_id):
    """Return the browser of a clerk of the register of a town hall."""
    from datetime import date

    cliente, respuesta = Client(), HttpResponse()
    with en(entidad):
        asignar(
            clase=Clase.EMPLEADO,
            identificador="10000003V",
            rol="registro",
            desde=date(2020, 1, 1),
            unidad_id=unidad_id,
        )
        sesiones.abrir(
            respuesta,
            entidad=entidad,
            prefijo=f"/{entidad.slug}/",
            clase=Clase.EMPLEADO,
            identificador="10000003V",
            nombre="LUCÍA REGISTRO",
            datos={},
        )
    cliente.cookies[sesiones.GALLETA] = respuesta.cookies[sesiones.GALLETA].value
    return cliente


def _ruta(entidad, nombre, *argumentos):
    # The prefix of the last request is still there.
    ruta = reverse(f"registro:{nombre}", args=argumentos)[len(get_script_prefix()) :]
    return f"/{entidad.slug}/{ruta}"


def _trabajar():
    with en(None):
        trabajador.vaciar()


@pytest.fixture
def nuestra(entidad, unidad, asiento):
    Entrega.objects.create(
        asiento_id=asiento.id, unidad_id=unidad, recibida_en=asiento.presentado_en
    )
    return _cliente(entidad, unidad)


@pytest.fixture
def suya(otra_entidad, alla):
    return _cliente(otra_entidad, alla[1])


@pytest.fixture
def llegado(entidad, otra_entidad, empleada, asiento, alla):
    services.enviar_por_sir(
        actor=empleada, asiento_id=asiento.id, destino=DESTINO, reloj=hora_oficial(entidad)
    )
    _trabajar()
    with en(otra_entidad):
        return IntercambioSir.objects.get()


class TestEnviar:
    def test_desde_la_entrada_hasta_su_ficha(self, entidad, nuestra, asiento):
        entrada = nuestra.get(_ruta(entidad, "entrada", asiento.id), secure=True)
        ruta = _ruta(entidad, "sir_enviar", asiento.id)
        assert ruta in entrada.content.decode()

        datos = {"oficina": SUYA, "documentacion_fisica": "3"}
        respuesta = nuestra.post(ruta, datos, secure=True, follow=True)

        assert "Pendiente de salir" in respuesta.content.decode()
        assert IntercambioSir.objects.get().otra_oficina == SUYA

    def test_lo_que_no_se_admite_se_explica_y_no_sale(self, entidad, nuestra, asiento):
        ruta = _ruta(entidad, "sir_enviar", asiento.id)

        respuesta = nuestra.post(
            ruta, {"oficina": "L01990017", "documentacion_fisica": "3"}, secure=True
        )

        assert respuesta.status_code == 422
        assert "no es el código de una oficina de registro" in respuesta.content.decode()
        assert not IntercambioSir.objects.exists()


class TestRecibir:
    def test_esta_en_la_bandeja_y_se_acepta(self, otra_entidad, suya, llegado, alla):
        bandeja = suya.get(_ruta(otra_entidad, "sir"), secure=True).content.decode()
        assert llegado.identificador in bandeja
        assert "Por decidir" in bandeja

        ruta = _ruta(otra_entidad, "sir_aceptar", llegado.id)
        respuesta = suya.post(ruta, {"unidad": str(alla[1])}, secure=True, follow=True)

        with en(otra_entidad):
            numero = str(Asiento.objects.get())
        assert f"Registrado con el número {numero}" in respuesta.content.decode()

    def test_la_entrada_dice_cuando_lo_presento_la_persona(self, otra_entidad, suya, llegado, alla):
        suya.post(
            _ruta(otra_entidad, "sir_aceptar", llegado.id), {"unidad": str(alla[1])}, secure=True
        )
        with en(otra_entidad):
            clave = Asiento.objects.get().id

        pagina = suya.get(_ruta(otra_entidad, "entrada", clave), secure=True).content.decode()
        assert "es la fecha que cuenta para ella" in pagina

    def test_se_rechaza_con_motivo_y_sin_el_no(self, otra_entidad, suya, llegado):
        ruta = _ruta(otra_entidad, "sir_rechazar", llegado.id)

        assert suya.post(ruta, {}, secure=True).status_code == 422
        respuesta = suya.post(ruta, {"rechazo-motivo": "No es nuestro"}, secure=True, follow=True)

        assert "No es nuestro" in respuesta.content.decode()
        with en(otra_entidad):
            assert IntercambioSir.objects.get().estado == "rechazado"

    def test_se_reenvia_a_otra_oficina(self, otra_entidad, suya, llegado):
        ruta = _ruta(otra_entidad, "sir_reenviar", llegado.id)
        datos = {"reenvio-oficina": "O00001186", "reenvio-motivo": "Es de la Diputación"}

        suya.post(ruta, datos, secure=True)

        with en(otra_entidad):
            fila = IntercambioSir.objects.get()
        assert (fila.estado, fila.otra_oficina) == ("reenviado", "O00001186")

    def test_los_ficheros_se_bajan_y_nunca_se_abren(self, otra_entidad, suya, llegado):
        with en(otra_entidad):
            clave = llegado.ficheros.get().id
        respuesta = suya.get(_ruta(otra_entidad, "sir_fichero", llegado.id, clave), secure=True)

        assert respuesta.content == b"hola"
        assert respuesta["Content-Disposition"].startswith("attachment")
        assert "sandbox" in respuesta["Content-Security-Policy"]


class TestReparar:
    def test_lo_que_no_sale_esta_en_la_mesa_con_su_porque(self, entidad, nuestra, asiento):
        ruta = _ruta(entidad, "sir_enviar", asiento.id)
        nuestra.post(ruta, {"oficina": "O12345678", "documentacion_fisica": "3"}, secure=True)
        _trabajar()
        fila = IntercambioSir.objects.get()

        mesa = nuestra.get(_ruta(entidad, "sir") + "?ver=reparar", secure=True).content.decode()
        pagina = nuestra.get(
            _ruta(entidad, "sir_intercambio", fila.id), secure=True
        ).content.decode()
        assert fila.identificador in mesa
        assert "No se conoce el camino a la oficina O12345678" in pagina

        nuestra.post(_ruta(entidad, "sir_reintentar", fila.id), secure=True)
        nuestra.post(
            _ruta(entidad, "sir_anular", fila.id), {"anulacion-motivo": "Era otra"}, secure=True
        )
        assert IntercambioSir.objects.get().estado == "anulado"

    def test_lo_de_otra_entidad_no_existe(self, entidad, nuestra, llegado):
        respuesta = nuestra.get(_ruta(entidad, "sir_intercambio", llegado.id), secure=True)

        assert respuesta.status_code == 404
