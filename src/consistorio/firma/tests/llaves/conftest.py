"""A token with two keys, for each process of the tests."""

from dataclasses import replace
from datetime import timedelta

import pytest

from consistorio.firma.llaves import modulo as engine
from consistorio.firma.tests.llaves.softhsm import MODULO, TokenDePrueba, una_vez
from consistorio.identidad.pki import perfiles
from consistorio.identidad.pki.emision import emitir
from consistorio.identidad.pki.perfiles import Organizacion, Persona
from consistorio.plataforma.reloj import ahora

CASA = Organizacion(nif="P2807900B", nombre="Ayuntamiento de Villaclara")
AJENA = Organizacion(nif="P4802000I", nombre="Ayuntamiento de Otro Sitio")
ANA = Persona(nif="12345678Z", nombre="Ana", apellido_1="García", apellido_2="Prueba")


@pytest.fixture
def pki(_pki_de_la_sesion):
    return _pki_de_la_sesion


@pytest.fixture(scope="session")
def credenciales(_pki_de_la_sesion):
    return una_vez("credenciales", lambda: _emitir(_pki_de_la_sesion.emisora))


def _emitir(emisora):
    perfil, desde = perfiles.sello(CASA), ahora() - timedelta(hours=1)
    pedidos = {
        "persona": perfiles.ciudadano(ANA),
        "rsa": perfil,
        "otra": perfil,
        "curva": replace(perfil, curva=True),
        "ajena": perfiles.sello(AJENA),
    }
    return {nombre: emitir(uno, emisor=emisora, desde=desde) for nombre, uno in pedidos.items()}


@pytest.fixture(scope="session")
def _caja(tmp_path_factory, credenciales):
    return una_vez("caja", lambda: _llenar(tmp_path_factory.mktemp("softhsm"), credenciales))


def _llenar(carpeta, credenciales):
    caja = TokenDePrueba(carpeta)
    caja.meter("sello-rsa", credenciales["rsa"], "01")
    caja.meter("sello-ajeno", credenciales["ajena"], "02")
    caja.meter("sello-curva", credenciales["curva"], "03")
    return caja


@pytest.fixture
def caja(_caja, monkeypatch):
    """The token, plugged and with its good PIN before and after each test."""
    monkeypatch.setattr(engine, "SEGUNDOS_DE_REPOSO", 0.0)
    yield _caja
    _caja.enchufar()
    _caja.poner_pin("1234")
    engine.modulo(MODULO)._soltar(_caja.token)


@pytest.fixture
def con_token(settings, caja, pki, entidad):
    """The settings of an installation that lets Villaclara use the token."""
    settings.CONSISTORIO_DEMO = True
    token = caja.token
    settings.CONSISTORIO_TOKENS = {
        "caja": {
            "modulo": token.modulo,
            "etiqueta": token.etiqueta,
            "pin_fichero": token.pin_fichero,
            "entidades": [entidad.codigo],
        }
    }
    return settings
