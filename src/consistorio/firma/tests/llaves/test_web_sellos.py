import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.core.files.uploadedfile import SimpleUploadedFile

from consistorio.firma.models import SelloPuesto
from consistorio.instalacion.doctor_base import _sellos

pytestmark = pytest.mark.django_db
PANTALLA = "/villaclara/tramitacion/sello/"


@pytest.fixture
def administradora(sentar, empleada, pki):
    return sentar(empleada.identificador, "administrador", nombre=empleada.nombre)


@pytest.fixture
def enviar(administradora, con_token, credenciales):
    def enviar(etiqueta="sello-rsa", cual="rsa"):
        pem = credenciales[cual].certificado.public_bytes(Encoding.PEM)
        datos = {
            "token": "caja",
            "etiqueta": etiqueta,
            "certificados": SimpleUploadedFile("sello.pem", pem),
        }
        return administradora.post(PANTALLA, datos)

    return enviar


def test_se_pone_y_se_ve_en_uso(enviar, administradora):
    assert enviar().status_code == 302

    pagina = administradora.get(PANTALLA).content.decode()

    assert "sello puesto" in pagina
    assert "sello-rsa" in pagina
    assert "En uso" in pagina


def test_lo_que_no_vale_se_explica_en_la_misma_pagina(enviar):
    respuesta = enviar(cual="otra")

    assert respuesta.status_code == 422
    assert "no es la del certificado" in respuesta.content.decode()
    assert not SelloPuesto.objects.exists()


def test_se_vuelve_al_de_la_instalacion(enviar, administradora):
    enviar()

    administradora.post(f"{PANTALLA}quitar/")

    assert "La de la instalación" in administradora.get(PANTALLA).content.decode()


def test_sin_token_se_dice_quien_puede_ponerlo(administradora, settings):
    settings.CONSISTORIO_TOKENS = {}

    assert "CONSISTORIO_TOKENS" in administradora.get(PANTALLA).content.decode()


def test_el_doctor_dice_que_el_token_no_responde_y_que_vuelve(enviar, caja, tmp_path):
    enviar()
    (bien,) = _sellos(tmp_path)
    caja.desenchufar()
    (mal,) = _sellos(tmp_path)

    assert (bien.como, bien.detalle) == ("bien", "en el token «caja»")
    assert mal.como == "MAL"
    assert "no responde" in mal.detalle
    assert "Los justificantes esperan" in mal.detalle
