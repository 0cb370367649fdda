"""The audit once a day: its result is kept, and heard."""

from __future__ import annotations

import pytest
from django.db import connection

from consistorio.instalacion import doctor_base
from consistorio.instalacion.auditoria import periodica
from consistorio.plataforma.constancia import asentar, estado, secuencia
from consistorio.plataforma.entidades import en
from consistorio.plataforma.models import Comprobacion

pytestmark = pytest.mark.django_db


@pytest.fixture
def asentado(entidad):
    asentar(entidad, tipo="prueba", contenido={"n": 1})
    secuencia.cerrar_punto(entidad)
    return entidad


def romper():
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE plataforma_hoja SET contenido = 'otro'")
        cursor.execute("SET LOCAL session_replication_role = origin")
        cursor.execute("SET ROLE consistorio_aplicacion")


def comprobar_todos(monkeypatch):
    """Run it here: the connection of the test is not to be closed."""
    monkeypatch.setattr(periodica.connection, "close", lambda: None)
    with en(None):
        periodica.comprobar_todos()


class TestCadaDia:
    def test_si_todo_esta_bien_se_guarda_y_nadie_se_queja(self, asentado, monkeypatch):
        comprobar_todos(monkeypatch)

        assert list(Comprobacion.objects.values_list("tamano", "falta")) == [(1, "")]
        assert estado.quejas() == []

    def test_si_algo_miente_se_nombra_dentro_y_se_avisa_fuera(self, asentado, monkeypatch):
        romper()

        comprobar_todos(monkeypatch)

        assert Comprobacion.objects.get().falta.startswith("hoja 0 de la bitácora: su huella")
        assert estado.quejas() == ["la comprobación interna ha encontrado faltas: 1"]

    def test_de_cada_entidad_lo_suyo(self, asentado, otra_entidad, monkeypatch):
        romper()

        comprobar_todos(monkeypatch)

        with en(otra_entidad):
            assert [c.falta for c in Comprobacion.objects.all()] == [""]

    def test_no_para_al_que_cierra_los_puntos(self, monkeypatch):
        """It is a thread apart that works; whoever asks for it goes on."""
        pedidos = []
        monkeypatch.setattr(
            periodica,
            "Thread",
            lambda **como: type("H", (), {"start": lambda _s: pedidos.append(como)})(),
        )

        periodica.empezar()

        assert [p["target"] for p in pedidos] == [periodica.comprobar_todos]
        assert pedidos[0]["daemon"] is True


class TestEnElDoctor:
    def test_dice_cuanto_ha_releido(self, asentado, tmp_path):
        with en(None):
            (juicio,) = doctor_base._registros(tmp_path)

        assert (juicio.como, juicio.detalle) == ("bien", "0 asientos, 1 hojas, 1 puntos")

    def test_nombra_lo_que_no_cuadra(self, asentado, tmp_path):
        romper()

        with en(None):
            (juicio,) = doctor_base._registros(tmp_path)

        assert juicio.como == "MAL"
        assert "hoja 0 de la bitácora" in juicio.detalle

    def test_sin_testigos_avisa(self, asentado, tmp_path, settings):
        settings.CONSISTORIO_DEMO = False

        juicios = {j.que: j for j in doctor_base._bitacoras(tmp_path)}

        assert juicios["bitácora"].como == "bien"
        assert (juicios["testigos"].como, juicios["testigos"].detalle[:7]) == ("aviso", "ninguno")
