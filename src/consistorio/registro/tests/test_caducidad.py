"""Drafts that nobody goes on with: their owner is told once, and then they go."""

from __future__ import annotations

from datetime import timedelta

import pytest

from consistorio.catalogo import demostracion
from consistorio.identidad import services as identidad
from consistorio.plataforma.actores import sistema
from consistorio.plataforma.enchufes.correo import simulados
from consistorio.plataforma.models import Anotacion, Tarea
from consistorio.registro import services
from consistorio.registro.models import Borrador
from consistorio.registro.services import borradores

pytestmark = pytest.mark.django_db


@pytest.fixture
def borrador(entidad, ciudadana, empleada, unidad, pki, reloj):
    demostracion.sembrar(empleada)
    return services.abrir(actor=ciudadana, procedimiento="instancia-general", reloj=reloj)


@pytest.fixture
def correo(ciudadana, borrador):
    identidad.guardar_contacto(
        actor=ciudadana, email="ana@correo.example", telefono="", domicilio={}, idioma="es",
        elige_electronico=False,
    )  # fmt: skip


def pasar(entidad, reloj, dias):
    """Let the days go by and do what is done by itself; return (told, gone)."""
    ella, entonces = sistema(entidad, "borradores"), lambda: reloj() + timedelta(days=dias)
    avisados = borradores.avisar_de_caducidad(actor=ella, reloj=entonces)
    return avisados, borradores.eliminar_caducados(actor=ella, reloj=entonces)


def test_se_avisa_una_vez_cinco_dias_antes_y_luego_se_elimina(entidad, borrador, correo, reloj):
    assert pasar(entidad, reloj, 24) == (0, 0)
    assert pasar(entidad, reloj, 25) == (1, 0)
    assert pasar(entidad, reloj, 26) == (0, 0)
    assert pasar(entidad, reloj, 30) == (0, 0)
    assert pasar(entidad, reloj, 31) == (0, 1)

    [tarea] = Tarea.objects.filter(nombre="registro.avisar_de_borrador")
    assert tarea.argumentos == {"borrador_id": str(borrador)}
    assert not Borrador.objects.exists()
    assert Anotacion.objects.filter(accion="registro.eliminar_borrador").exists()


def test_si_se_sigue_escribiendo_empieza_otra_vez(entidad, ciudadana, borrador, correo, reloj):
    pasar(entidad, reloj, 25)
    services.guardar(
        actor=ciudadana, borrador_id=borrador, valores={"asunto": "x"},
        reloj=lambda: reloj() + timedelta(days=27),
    )  # fmt: skip

    assert pasar(entidad, reloj, 31) == (0, 0)
    assert pasar(entidad, reloj, 52) == (1, 0)


def test_aunque_hayamos_estado_parados_tiene_sus_cinco_dias(entidad, borrador, correo, reloj):
    assert pasar(entidad, reloj, 90) == (1, 0)
    assert pasar(entidad, reloj, 95) == (0, 0)
    assert pasar(entidad, reloj, 96) == (0, 1)


def escribir(entidad, borrador):
    borradores.avisar_de_borrador(actor=sistema(entidad, "borradores"), borrador_id=borrador)
    return list(simulados())


def test_el_mensaje_dice_hasta_cuando_y_no_de_que_es(entidad, borrador, correo, reloj):
    pasar(entidad, reloj, 25)

    [mensaje] = escribir(entidad, borrador)

    assert f"{reloj().date() + timedelta(days=30):%d/%m/%Y}" in mensaje.texto
    assert "instancia" not in mensaje.texto.lower()


def test_si_mientras_ha_seguido_con_el_no_se_le_escribe(
    entidad, ciudadana, borrador, correo, reloj
):
    pasar(entidad, reloj, 25)
    services.guardar(actor=ciudadana, borrador_id=borrador, valores={"asunto": "x"}, reloj=reloj)

    assert escribir(entidad, borrador) == []


def test_sin_correo_tambien_se_elimina(entidad, borrador, reloj):
    assert pasar(entidad, reloj, 25) == (1, 0)
    assert escribir(entidad, borrador) == []
    assert pasar(entidad, reloj, 31) == (0, 1)


@pytest.mark.parametrize(("hasta", "idos"), [("2099-01-01", 0), ("2000-01-01", 1)])
def test_lo_que_subsana_se_queda_mientras_se_pueda_presentar(entidad, borrador, reloj, hasta, idos):
    Borrador.objects.update(subsana_id=borrador, requerido={"hasta": hasta})

    pasar(entidad, reloj, 25)

    assert pasar(entidad, reloj, 31)[1] == idos


def test_lo_presentado_no_se_toca(entidad, borrador, reloj):
    Borrador.objects.update(asiento_id=borrador)

    assert pasar(entidad, reloj, 400) == (0, 0)
    assert Borrador.objects.exists()
