"""The time-stamping authority is down: nothing stops, somebody is told, and it is mended."""

from datetime import timedelta

import pytest
from django.test import Client

from consistorio.nucleo.punto_de_control import abrir_punto_de_control
from consistorio.plataforma.constancia import asentar, claves, estado, prueba_de, sellos
from consistorio.plataforma.constancia.secuencia import cerrar_punto, cerrar_puntos
from consistorio.plataforma.enchufes import tiempo
from consistorio.plataforma.identificador import uuid7
from consistorio.plataforma.models import Comprobacion, PuntoDeControl, SelloDePunto
from consistorio.plataforma.reloj import ahora

pytestmark = pytest.mark.django_db


@pytest.fixture
def autoridad(monkeypatch):
    """An authority that the test stops and starts, and what it has been asked for."""

    class Autoridad:
        caida = False
        pedidos = 0

        def __call__(self, datos):
            self.pedidos += 1
            if self.caida:
                raise OSError("no responde")
            return b"sello de " + datos[:10]

    una = Autoridad()
    monkeypatch.setattr(tiempo, "_sellador", [una])
    return una


@pytest.fixture
def presentar(entidad):
    def presentar():
        objeto = uuid7()
        asentar(entidad, tipo="prueba", contenido={}, objeto_id=objeto)
        return objeto

    return presentar


def dentro_de(monkeypatch, **cuanto):
    monkeypatch.setattr(estado, "ahora", lambda: ahora() + timedelta(**cuanto))


class TestSinAutoridad:
    def test_se_sigue_cerrando_y_firmando(self, entidad, presentar, autoridad):
        autoridad.caida = True
        objeto = presentar()

        cerrar_puntos()

        prueba = prueba_de(entidad, objeto, "prueba")
        assert prueba.sello_de_tiempo == ""
        assert abrir_punto_de_control(
            prueba.punto_de_control,
            origen=claves.origen(entidad),
            clave_publica=claves.clave_publica(entidad),
        )

    def test_al_volver_se_sella_el_ultimo_que_cubre_a_los_demas(
        self, entidad, presentar, autoridad
    ):
        autoridad.caida = True
        objetos = [presentar(), presentar()]
        cerrar_punto(entidad)
        objetos.append(presentar())
        cerrar_punto(entidad)
        sellos.sellar_pendientes()
        autoridad.caida = False

        sellos.sellar_pendientes()
        sellos.sellar_pendientes()

        assert list(SelloDePunto.objects.values_list("tamano", flat=True)) == [3]
        assert all(prueba_de(entidad, o, "prueba").sello_de_tiempo for o in objetos)

    def test_mientras_no_vuelve_se_pregunta_una_vez_por_ronda(
        self, entidad, otra_entidad, presentar, autoridad
    ):
        from consistorio.plataforma.entidades import en

        autoridad.caida = True
        presentar()
        with en(otra_entidad):
            asentar(otra_entidad, tipo="prueba", contenido={})
        cerrar_puntos()
        autoridad.pedidos = 0

        sellos.sellar_pendientes()

        assert autoridad.pedidos == 1


class TestLaAlarma:
    def test_con_todo_bien_no_suena(self, entidad, presentar, autoridad, monkeypatch):
        presentar()
        cerrar_punto(entidad)
        dentro_de(monkeypatch, hours=5)

        assert estado.quejas() == []

    def test_sin_sello_suena_al_minuto_y_mas_fuerte_pasado_el_limite(
        self, entidad, presentar, autoridad, monkeypatch, settings
    ):
        autoridad.caida = True
        presentar()
        punto = cerrar_punto(entidad)

        quejas = []
        for minutos in (0, 2, 241):
            dentro_de(monkeypatch, minutes=minutos)
            quejas.append(estado.quejas())

        desde = f"sin sello de tiempo desde {punto.cerrado_en.isoformat()}"
        assert quejas == [[], [desde], [desde, "pasado el límite sin sello de tiempo"]]
        settings.CONSISTORIO_SIN_SELLO_MAXIMO = 300_000
        assert estado.quejas() == [desde]

    def test_se_cuenta_desde_el_primero_sin_sello_tras_el_ultimo_sellado(
        self, entidad, presentar, autoridad, monkeypatch
    ):
        for caida in (True, False, True, True):
            autoridad.caida = caida
            presentar()
            cerrar_punto(entidad)
        dentro_de(monkeypatch, minutes=2)

        tercero = PuntoDeControl.objects.get(tamano=3)
        assert estado.quejas() == [f"sin sello de tiempo desde {tercero.cerrado_en.isoformat()}"]

    def test_calla_cuando_se_ha_sellado(self, entidad, presentar, autoridad, monkeypatch):
        autoridad.caida = True
        presentar()
        cerrar_punto(entidad)
        autoridad.caida = False
        sellos.sellar_pendientes()
        dentro_de(monkeypatch, minutes=2)

        assert estado.quejas() == []

    def test_suena_si_nadie_cierra_puntos(self, presentar, monkeypatch):
        presentar()
        dentro_de(monkeypatch, seconds=61)

        (queja,) = estado.quejas()
        assert queja.startswith("sin punto de control desde ")

    def test_suena_en_la_salud_del_servicio(self, entidad, presentar):
        Comprobacion.objects.create(tamano=1, falta="la hoja 0", acabada_en=ahora())

        respuesta = Client().get("/salud/completo", secure=True)

        assert respuesta.status_code == 503
        assert "la comprobación interna" in respuesta.json()["faltas"]["registro_verificable"]
        assert "hoja 0" not in respuesta.content.decode()


def test_hay_punto_de_control_antes_de_un_minuto():
    """What is due of each period: to be closed, and to be published."""
    from consistorio.plataforma.constancia import publicacion, secuencia

    assert secuencia.CADA_SEGUNDOS + publicacion.CADA.total_seconds() + 5 <= 60
