"""A token with two keys, for each process of the tests."""

from dataclasses import replace
from datetime import timedelta

import pytest

from consistorio.firma.llaves import modulo as engine
from consistorio.firma.tests.llaves.softhsm import MODULO, TokenDePrueba
from consistorio.identidad.pki import perfiles
from consistorio.identidad.pki.emision import emitir
from consistorio.identidad.pki.perfiles import Organizacion
from consistorio.plataforma.reloj import ahora

CASA = Organizacion(nif="P2807900B", nombre="Ayuntamiento de Villaclara")


@pytest.fixture(scope="session")
def credenciales(_pki_de_la_sesion):
    emisora, desde = _pki_de_la_sesion.emisora, ahora() - timedelta(hours=1)
    ajena = Organizacion(nif="P4802000I", nombre="Ayuntamiento de Otro Sitio")
    return {
        "rsa": emitir(perfiles.sello(CASA), emisor=emisora, desde=desde),
        "otra": emitir(perfiles.sello(CASA), emisor=emisora, desde=desde),
        "curva": emitir(replace(perfiles.sello(CASA), curva=True), emisor=emisora, desde=desde),
        "ajena": emitir(perfiles.sello(ajena), emisor=emisora, desde=desde),
    }


@pytest.fixture(scope="session")
def _caja(tmp_path_factory, credenciales):
    caja = TokenDePrueba(tmp_path_factory.mktemp("softhsm"))
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
