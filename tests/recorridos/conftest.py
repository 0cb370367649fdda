"""A browser, a throwaway province, and the people who walk through it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from consistorio.identidad.pki.demostracion import CLAVE_P12
from consistorio.instalacion.efimera import Efimera, instalacion
from consistorio.instalacion.recorrido.mirada import ARTEFACTOS, Mirada, codigo

CONTRASENA = "valderribera-2026"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Give a browser; without one the test is not run, unless it is the machine that decides."""
    programa = os.environ.get("CONSISTORIO_CHROMIUM") or shutil.which("chromium")
    if not programa:
        if os.environ.get("CI") == "true":
            pytest.fail("falta Chromium y aquí no puede faltar")
        pytest.skip("falta Chromium: instálelo, o diga dónde está en CONSISTORIO_CHROMIUM")
    from playwright.sync_api import sync_playwright

    ARTEFACTOS.mkdir(parents=True, exist_ok=True)
    opciones = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as juego:
        navegador = juego.chromium.launch(executable_path=programa, args=opciones)
        yield navegador
        navegador.close()


@pytest.fixture(scope="session")
def provincia() -> Iterator[Efimera]:
    """Give a province of our own, running over HTTPS."""
    with instalacion() as nueva:
        yield nueva


@pytest.fixture
def mirada(chromium: Any, provincia: Efimera) -> Iterator[Callable[..., Mirada]]:
    """Give a function that opens the browser of one more person."""
    abiertas: list[Mirada] = []

    def nueva(**contexto: Any) -> Mirada:
        abiertas.append(Mirada(chromium, provincia, **contexto))
        return abiertas[-1]

    yield nueva
    quejas = [queja for una in abiertas for queja in una.cerrar()]
    assert not quejas, "\n".join(quejas)


@pytest.fixture
def ciudadana(mirada: Callable[..., Mirada]) -> Callable[..., Mirada]:
    """Give a function that opens the browser of a citizen, logged in with Cl@ve."""

    def entra(**contexto: Any) -> Mirada:
        ella = mirada(**contexto)
        ella.ir("entrar/?siguiente=/villaclara/carpeta/")
        ella.pulsar("Entrar con Cl@ve")
        ella.pulsar("Continuar")
        ella.pagina.wait_for_url("**/carpeta/")
        return ella

    return entra


@pytest.fixture
def con_certificado(mirada: Callable[..., Mirada], provincia: Efimera) -> Callable[[str], Mirada]:
    """Give a function that opens a browser with a certificate of the demonstration in it."""

    def abre(nombre: str) -> Mirada:
        fichero = provincia.datos / "pki" / "personas" / f"{nombre}.p12"
        certificado = {
            "origin": f"https://localhost:{provincia.puerto + 1}",
            "pfxPath": str(fichero),
            "passphrase": CLAVE_P12,
        }
        return mirada(client_certificates=[certificado])

    return abre


@pytest.fixture(scope="session")
def codigo_nuevo() -> Callable[[Mirada, str], str]:
    """Give a function that waits for a code that nobody has used: each opens one door only."""
    usados: dict[str, str] = {}

    def espera(ella: Mirada, nif: str) -> str:
        while (nuevo := codigo(ella, nif)) == usados.get(nif):
            ella.pagina.wait_for_timeout(500)
        usados[nif] = nuevo
        return nuevo

    return espera


@pytest.fixture
def empleada(
    mirada: Callable[..., Mirada], codigo_nuevo: Callable[[Mirada, str], str]
) -> Callable[[str], Mirada]:
    """Give a function that opens the browser of somebody of the staff, logged in."""

    def entra(nif: str) -> Mirada:
        ella = mirada()
        ella.ir("tramitacion/")
        ella.pagina.fill("#id_nif", nif)
        ella.pagina.fill("#id_password", CONTRASENA)
        ella.pagina.fill("#id_codigo", codigo_nuevo(ella, nif))
        ella.pulsar("Entrar")
        ella.lee("Hola,")
        return ella

    return entra
