from datetime import datetime, timedelta, timezone

import pytest
import typst

from consistorio.firma.llaves.memoria import LlaveEnMemoria
from consistorio.firma.sello.tsa import AutoridadDeSelladoDeTiempo
from consistorio.identidad.pki import demostracion

AHORA = datetime(2026, 11, 21, 10, 30, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture(scope="session")
def ahora():
    return AHORA


@pytest.fixture(scope="session")
def pki(tmp_path_factory):
    return demostracion.crear_pki(tmp_path_factory.mktemp("pki"), ahora=AHORA)


@pytest.fixture(scope="session")
def sello(pki):
    return LlaveEnMemoria(pki.sello("valdehaya"))


@pytest.fixture(scope="session")
def tsa(pki):
    return AutoridadDeSelladoDeTiempo(LlaveEnMemoria(pki.tsa), lambda: AHORA)


@pytest.fixture(scope="session")
def pdf():
    """A PDF/A-2a of two pages as our composer writes them."""
    fuente = '#set document(title: "Prueba")\n#set text(lang: "es")\nUno\n#pagebreak()\nDos'
    compilador = typst.Compiler(fuente.encode())
    return compilador.compile(format="pdf", timestamp=0, pdf_standards=["a-2a", "ua-1"])
